import type { Shell } from "#app/widget/widget-contract.ts";
import css from "./place.css";
import { rememberOpener } from "./set-modal.ts";

const LOW_PX = 200;

/** Finds or makes the element of a bot that stands inside the page, or that is opened over it, and its shadow root. */
export function createPlace(shell: Shell): HTMLElement {
  const { get, mode, place } = shell;
  const own = place.localName === "chat-bot";
  const element = own ? place : document.createElement("chat-bot");
  const target = get("target");
  const parent = target && document.querySelector(target);
  // Where the page gives no height, the window has its own.
  if (!parent || parent.clientHeight < LOW_PX) element.setAttribute("sized", "");
  if (!own) {
    element.setAttribute("mode", mode);
    if (parent) parent.append(element);
    else if (mode !== "popup" && document.body.contains(place)) place.after(element);
    else document.body.append(element);
  }
  if (mode === "popup") rememberOpener(element);
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return element;
}
