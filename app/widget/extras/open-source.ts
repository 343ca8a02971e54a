import type { Citation } from "#app/shared/protocol/visitor-api.ts";
import { el, iconButton } from "#app/widget/panel/element.ts";
import type { Say } from "#app/widget/panel/words.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";

const FRAGMENT_CHARACTERS = 200;

/** A file that the server itself keeps: its address says the page, and its text is not to be marked by the browser. */
const isFile = ({ url }: Citation) => url?.startsWith("/files/") ?? false;

/** Where the passage stands in its document: "Page 12", or "Prices, row 4" with the name of the sheet or file. */
function placeIn({ page, row, sheet, title }: Citation, say: Say): string {
  if (page) return say("page", { number: page });
  return row ? say("sheet", { name: sheet ?? title, number: row }) : "";
}

/** The address of the page, scrolled to the passage by browsers that can; nothing for another scheme. */
export function pageAddress(citation: Citation, origin: string): string | undefined {
  if (!citation.url) return undefined;
  try {
    const url = new URL(citation.url, origin);
    if (!/^https?:$/.test(url.protocol)) return undefined;
    if (isFile(citation)) return url.href;
    const { highlight, text } = citation;
    const quoted = (highlight ? text.slice(highlight.start, highlight.end) : text).trim();
    const quote = quoted.slice(0, FRAGMENT_CHARACTERS).split("\n")[0] ?? "";
    const fragment = encodeURIComponent(quote).replace(/-/g, "%2D");
    return `${url.href}${url.hash ? "" : "#"}:~:text=${fragment}`;
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
