import type { Citation } from "#app/shared/protocol/visitor-api.ts";
import { el, iconButton } from "#app/widget/panel/element.ts";
import type { Say } from "#app/widget/panel/words.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";

/** Words at each end of a quote by which a browser finds it. */
const EDGE_WORDS = 6;

/** A file that the server itself keeps: its address says the page, and its text is not to be marked by the browser. */
const isFile = ({ url }: Citation) => url?.startsWith("/files/") ?? false;

/** Where the passage stands in its document: "Page 12", or "Prices, row 4" with the name of the sheet or file. */
function placeIn({ page, row, sheet, title }: Citation, say: Say): string {
  if (page) return say("page", { number: page });
  return row ? say("sheet", { name: sheet ?? title, number: row }) : "";
}

/**
 * The quote as a text directive (WICG, Text Fragments): a short one whole, else its first and last words, which may stand in two
 * blocks of the page. A browser finds whole words only, and each end only inside one block.
 */
function fragmentOf(quote: string): string {
  const encode = (part: string) => encodeURIComponent(part).replace(/-/g, "%2D");
  const words = [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(quote)].filter(
    (word) => word.isWordLike,
  );
  const lines = quote.split("\n");
  if (words.length <= 2 * EDGE_WORDS && lines.length === 1) return encode(quote);
  const first = words[EDGE_WORDS];
  const last = words[words.length - EDGE_WORDS];
  const start = quote.slice(0, Math.min(first?.index ?? Infinity, lines[0]?.length ?? Infinity)).trim();
  const end = quote.slice(Math.max(last?.index ?? 0, quote.lastIndexOf("\n") + 1));
  return `${encode(start)},${encode(end)}`;
}

/** The address of the page, scrolled to the passage by browsers that can; nothing for another scheme. */
export function pageAddress(citation: Citation, origin: string): string | undefined {
  if (!citation.url) return undefined;
  try {
    const url = new URL(citation.url, origin);
    if (!/^https?:$/.test(url.protocol)) return undefined;
    // Browsers without a segmenter know no text directives either.
    if (isFile(citation) || !("Segmenter" in Intl)) return url.href;
    const { highlight, text } = citation;
    const quote = (highlight ? text.slice(highlight.start, highlight.end) : text).trim();
    return `${url.href}${url.hash ? "" : "#"}:~:text=${fragmentOf(quote)}`;
  } catch {
    return undefined;
  }
}

/** Shows the passage behind a citation, with what the answer rests on marked. */
export function openSource(context: PanelContext, citation: Citation, opener: HTMLElement): void {
  const { parts, say, shell } = context;
  const { frame } = parts;
  const { headings, highlight, number, text, title, url } = citation;
  shell.emit("citation", { number, title, url });
  const { start, end } = highlight ?? { start: 0, end: 0 };
  const drawer = el("div", { class: "over drawer", role: "dialog", "aria-label": title, tabindex: -1 });
  const behind = [...frame.children].filter((child) => child !== parts.aloud);
  const close = (): void => {
    for (const child of behind) child.removeAttribute("inert");
    drawer.remove();
    opener.focus();
  };
  for (const child of behind) child.setAttribute("inert", "");
  drawer.append(
    el("div", {}, el("h2", { dir: "auto" }, title), iconButton(say("back"), "M5 5l10 10M15 5L5 15", close)),
  );
  const place = placeIn(citation, say);
  const above = (headings ?? []).filter((heading) => heading !== citation.sheet);
  const path = [...above, ...(place ? [place] : [])].join(" › ");
  if (path) drawer.append(el("p", { class: "path", dir: "auto" }, path));
  const marked = end > start ? [el("mark", {}, text.slice(start, end))] : [];
  drawer.append(el("p", { class: "passage", dir: "auto" }, text.slice(0, start), ...marked, text.slice(end)));
  const href = pageAddress(citation, shell.origin);
  if (href) drawer.append(el("a", { href, target: "_blank", rel: "noopener nofollow ugc" }, say("openPage")));
  drawer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  frame.append(drawer);
  drawer.focus();
  marked[0]?.scrollIntoView({ block: "nearest" });
}
