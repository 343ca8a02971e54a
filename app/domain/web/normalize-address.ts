/** Longer addresses are made by programs that never end. */
export const LONGEST_ADDRESS = 2_000;

/** Parameters that say where somebody came from or who is visiting, never what the page is. */
const NOT_THE_PAGE =
  /^(utm_\w+|gclid|dclid|fbclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|phpsessid|jsessionid|aspsessionid\w*|sid|sessionid|session_id|cftoken|zenid)$/i;

/**
 * The one form of a page's address: without fragment, session and campaign parameters. Null for what is not an http(s)
 * address, carries a user name, or is longer than `LONGEST_ADDRESS`.
 */
export function normalizeAddress(href: string, base?: string): string | null {
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  url.hash = "";
  if (url.hostname.endsWith(".")) url.hostname = url.hostname.slice(0, -1);
  if (/;jsessionid=/i.test(url.pathname)) url.pathname = url.pathname.replace(/;jsessionid=[^/]*/gi, "");
  for (const name of new Set(url.searchParams.keys()))
    if (NOT_THE_PAGE.test(name)) url.searchParams.delete(name);
  if (url.search === "") url.search = "";
  return url.href.length > LONGEST_ADDRESS ? null : url.href;
}

/** What somebody typed as an address: `example.org/prices` means https. Null when it cannot be one. */
export function typedAddress(text: string): string | null {
  const typed = text.trim();
  if (typed === "" || /\s/.test(typed)) return null;
  const isHost = /^(localhost|[^/?#:@]+\.[^/?#:@]+|\[[\da-f:.]+\])(:\d{1,5})?([/?#]|$)/i.test(typed);
  return normalizeAddress(/^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : isHost ? `https://${typed}` : "");
}

/** `https://example.org/prices/` is shown as `example.org/prices` until the page says its own title. */
export function titleOfAddress(url: string): string {
  return url
    .replace(/^https?:\/\//, "")
    .replace(/\/$/, "")
    .slice(0, 200);
}
