import { make, type MarkdownContext } from "./markdown-context.ts";

/** Emphasis inside emphasis; what is deeper is shown as plain text. */
const DEEPEST = 6;
/** An address as it stands in a text: what ends a sentence does not belong to it. */
const ADDRESS = '((?:https?:\\/\\/|mailto:)[^\\s<>"`。，、）]{0,1000}[^\\s<>"`。，、）.,;:!?\'*_~\\])])';
/**
 * One sign that means something: escape, code, emphasis, link or image or citation, address, break. Every
 * part that can be long is bounded, and none begins where another one can go on, so that reading stays linear.
 */
const SIGN = [
  "\\\\([!-/:-@[-`{-~])",
  "(`+)",
  "(\\*{1,3}|_{1,3}|~~)(?=\\S)",
  "(!?)\\[([^[\\]]{1,500})\\](?:\\(((?:[^\\s()<>]|\\([^\\s()<>]{0,200}\\)){0,1000})(?: [^()]{0,200})?\\))?",
  `<${ADDRESS}>`,
  ADDRESS,
  "( {2,9}|\\\\)?\\n",
  "(<br ?\\/?>)",
].join("|");
const SAFE = /^(https?:\/\/|mailto:|tel:)/i;
const TAGS: Record<string, ("strong" | "em" | "del")[]> = { 1: ["em"], 2: ["strong"], 3: ["strong", "em"] };

/**
 * Where the partner of a mark begins, or -1. Once a search found nothing, none behind it will: `dead`
 * remembers that, so that a text full of lonely marks costs no more than any other.
 */
function findPartner(text: string, mark: string, from: number, dead: Set<string>): number {
  if (dead.has(mark)) return -1;
  const sign = mark.charAt(0) === "*" ? "\\*" : mark.charAt(0);
  const before = sign === "`" ? "[^`]" : `[^\\s${sign}]`;
  const after = sign === "_" ? "[\\p{L}\\p{N}_]" : sign;
  const partner = new RegExp(`${before}${sign}{${mark.length}}(?!${after})`, "gu");
  partner.lastIndex = from;
  if (partner.test(text)) return partner.lastIndex - mark.length;
  dead.add(mark);
  return -1;
}

/** A link that opens apart and tells its target nothing; nothing for an address of another kind. */
function makeLink(context: MarkdownContext, address: string): HTMLElement | undefined {
  if (!SAFE.test(address)) return undefined;
  const link = make(context, "a");
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener nofollow ugc";
  return link;
}

/**
 * Appends what `text` says to `target`: code, bold, italic, struck, links, breaks and citations.
 * Images become their description. Takes time in proportion to the length of the text.
 */
export function renderInline(text: string, context: MarkdownContext, target: HTMLElement, depth = 0): void {
  const dead = new Set<string>();
  const sign = new RegExp(SIGN, "gi");
  let plain = "";
  let at = 0;
  const put = (...nodes: (Node | string)[]): void => {
    if (plain) context.left--;
    target.append(plain, ...nodes);
    plain = "";
  };

  const emphasise = (mark: string): boolean => {
    const begin = at + mark.length;
    const inWord = mark.startsWith("_") && /[\p{L}\p{N}]/u.test(text.charAt(at - 1));
    const end = findPartner(text, mark, begin, dead);
    if (end < 0 || inWord || depth > DEEPEST) return false;
    let inner = target;
    put();
    for (const tag of mark === "~~" ? (["del"] as const) : (TAGS[mark.length] ?? []))
      inner = inner.appendChild(make(context, tag));
    renderInline(text.slice(begin, end), context, inner, depth + 1);
    at = end + mark.length;
    return true;
  };

  const quoteCode = (mark: string): boolean => {
    const begin = at + mark.length;
    const end = findPartner(text, mark, begin - 1, dead);
    if (end < 0) return false;
    put();
    target.appendChild(make(context, "code")).textContent = text.slice(begin, end).replace(/\n/g, " ");
    at = end + mark.length;
    return true;
  };

  const link = (label: string, address: string | undefined, isImage: boolean, length: number): boolean => {
    if (address === undefined) {
      const cited = /^\d/.test(label) ? label.split(",").map((number) => context.cite(Number(number))) : [];
      if (!cited.length || cited.includes(undefined)) return false;
      context.left -= cited.length;
      put(...(cited as Node[]));
    } else {
      const anchor = isImage || target.closest("a") ? undefined : makeLink(context, address);
      put(anchor ?? "");
      if (label === address) (anchor ?? target).append(label);
      else renderInline(label, context, anchor ?? target, DEEPEST);
    }
    at += length;
    return true;
  };

  /** Answers whether a sign meant something that was put; otherwise it is plain text, or a break. */
  const read = ([
    whole = "",
    ,
    ticks,
    mark,
    image,
    label,
    address,
    pointed,
    url = pointed,
  ]: string[]): unknown =>
    (ticks && quoteCode(ticks)) ||
    (mark && emphasise(mark)) ||
    (label && link(label, address, !!image, whole.length)) ||
    (url && link(url.replace("mailto:", ""), url, false, whole.length));

  while (context.left > 0) {
    sign.lastIndex = at;
    const found = sign.exec(text);
    if (!found) break;
    plain += text.slice(at, found.index);
    at = found.index;
    if (read(found)) continue;
    const [whole, escaped] = found;
    // Not a link: only the bracket is plain, what follows is read.
    const [sure] = /^!?\[/.exec(whole) ?? [whole];
    if (/^(?:[ \\]+\n|<br)/i.test(whole)) put(make(context, "br"));
    else plain += escaped ?? sure.replace("\n", " ");
    at += sure.length;
  }
  plain += text.slice(at);
  put();
}
