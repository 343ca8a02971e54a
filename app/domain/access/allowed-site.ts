/** Whether a page's origin is one of the sites; an empty list allows every site, a set one refuses a missing origin. */
export function isAllowedSite(sites: readonly string[], origin: string | null): boolean {
  if (sites.length === 0) return true;
  if (!origin || origin === "null" || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  return sites.some((site) => matches(site, url));
}

function matches(site: string, origin: URL): boolean {
  const wildcard = /^(https?:\/\/)\*\.(.+)$/.exec(site);
  if (!wildcard) return URL.canParse(site) && new URL(site).origin === origin.origin;
  const base = new URL(`${wildcard[1]}${wildcard[2]}`);
  const [label, ...rest] = origin.hostname.split(".");
  return (
    origin.protocol === base.protocol &&
    origin.port === base.port &&
    Boolean(label) &&
    rest.join(".") === base.hostname
  );
}
