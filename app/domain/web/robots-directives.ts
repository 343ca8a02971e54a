export interface RobotsDirectives {
  /** The page asks to be left out. */
  readonly noIndex: boolean;
  /** Its links are not to be followed. */
  readonly noFollow: boolean;
}

const META = /<meta\b[^>]{0,600}>/gi;
const NAME = /\bname\s*=\s*["']?(robots|chatbotfactory)\b/i;
const CONTENT = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;
/** A page says it in its head; no more is looked through. Characters. */
const HEAD = 100_000;

/** What a page asks of robots, in its `<meta name="robots">` or in the header `X-Robots-Tag`. */
export function directivesOf(html: string, header: string | null): RobotsDirectives {
  const said = [header ?? ""];
  for (const [tag] of html.slice(0, HEAD).matchAll(META)) {
    const content = NAME.test(tag) ? CONTENT.exec(tag) : null;
    if (content) said.push(content[1] ?? content[2] ?? content[3] ?? "");
  }
  const words = said.join(",").toLowerCase();
  return { noIndex: /\b(noindex|none)\b/.test(words), noFollow: /\b(nofollow|none)\b/.test(words) };
}
