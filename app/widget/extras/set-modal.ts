import type { PanelContext } from "#app/widget/panel/panel-context.ts";

let release: (() => void) | undefined;

/** What had the focus before a window without a button of its own. */
const openers = new WeakMap<Element, HTMLElement>();

/** The focus goes back where it came from when the window in `element` closes. */
export function rememberOpener(element: HTMLElement): void {
  element.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement) openers.set(element, relatedTarget);
  });
}

/** Keeps the window above the keyboard of a phone. */
function followScreen(root: ShadowRoot, signal: AbortSignal): void {
  const sheet = new CSSStyleSheet();
  const view = visualViewport;
  const fit = (): void => {
    if (view)
      sheet.replaceSync(
        `@media(max-width:480px){.floating{top:${view.offsetTop}px;bottom:auto;height:${view.height}px}}`,
      );
  };
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  for (const sign of ["resize", "scroll"]) view?.addEventListener(sign, fit, { signal });
  signal.addEventListener("abort", () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  });
  fit();
}

/** Makes the page behind the window unreachable, or reachable again, and keeps the window above a phone's keyboard. */
export function setModal({ parts, root, shell }: PanelContext, on: boolean): void {
  release?.();
  release = undefined;
  if (!on || !shell.state.open) return;
  const { frame } = parts;
  const { style } = document.documentElement;
  const { overflow } = style;
  const behind = [...document.body.children].filter((one) => one !== root.host && !one.hasAttribute("inert"));
  const controller = new AbortController();
  for (const one of behind) one.setAttribute("inert", "");
  style.overflow = "hidden";
  frame.setAttribute("aria-modal", "true");
  followScreen(root, controller.signal);
  release = () => {
    controller.abort();
    for (const one of behind) one.removeAttribute("inert");
    style.overflow = overflow;
    frame.removeAttribute("aria-modal");
    const { activeElement, body } = document;
    if (activeElement === body || activeElement === root.host) openers.get(root.host)?.focus();
  };
}
