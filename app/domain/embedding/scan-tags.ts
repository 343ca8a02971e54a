/**
 * The tags of a page as a browser's parser would meet them, without building a document: nothing is run, and any text at all is read
 * in a time that grows with its length.
 */
export interface Tag {
  /** In lower case. */
  name: string;
  /** Names in lower case; the first of two equal ones counts. */
  attributes: ReadonlyMap<string, string>;
  /** What stands inside a script; empty for all others. */
  text: string;
}

const NAME = /[a-z][^\s/>]*/iy;
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y;
/** Their inside is text, whatever it looks like. */
const RAW = new Set(["script", "style", "textarea", "title", "noscript", "template", "xmp", "iframe"]);
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
  "&#x27;": "'",
  "&lt;": "<",
  "&gt;": ">",
};

const decode = (text: string) =>
  text.replaceAll(
    /&(?:amp|quot|apos|#39|#x27|lt|gt);/gi,
    (entity) => ENTITIES[entity.toLowerCase()] ?? entity,
  );

interface Attributes {
  attributes: Map<string, string>;
  /** Behind the tag's `>`; null when the page ends inside the tag. */
  end: number | null;
}

function readAttributes(html: string, from: number): Attributes {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(html);
    if (!match) break;
    const [, name = "", double, single, bare] = match;
    const value = decode(double ?? single ?? bare ?? "");
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), value);
    at = ATTRIBUTE.lastIndex;
  }
  const close = html.indexOf(">", at);
  return { attributes, end: close === -1 ? null : close + 1 };
}

/** Where the tag that closes `name` begins, or the end of the page. */
function endOfText(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

/** Every opening tag, in order; what stands in comments is not there. */
export function* scanTags(html: string): Generator<Tag> {
  let at = 0;
  while ((at = html.indexOf("<", at)) !== -1) {
    if (html.startsWith("<!--", at)) {
      const end = html.indexOf("-->", at + 4);
      if (end === -1) return;
      at = end + 3;
      continue;
    }
    NAME.lastIndex = at + 1;
    const name = NAME.exec(html)?.[0].toLowerCase();
    if (name === undefined) {
      at += 1;
      continue;
    }
    const { attributes, end } = readAttributes(html, NAME.lastIndex);
    if (end === null) return;
    at = RAW.has(name) ? endOfText(html, name, end) : end;
    yield { name, attributes, text: name === "script" ? html.slice(end, at) : "" };
  }
}
