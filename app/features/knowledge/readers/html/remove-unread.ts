import { textOf, type DomNode } from "./dom.ts";

/** What no reader of the page sees, and where instructions to a model would hide. */
const UNREAD =
  "script,style,noscript,template,svg,canvas,iframe,object,embed,form,button,select,dialog,nav,footer,aside,[hidden],[aria-hidden=true],[role=navigation],[role=contentinfo],[role=dialog],[role=search],[aria-modal=true]";
const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])/i;
/** Words that people who write pages give to what asks for consent. */
const CONSENT = /(^|[\s_-])(cookies?|consent|gdpr|cmp)([\s_-]|$)/i;
const LONGEST_CONSENT = 3_000;
const PAGE = new Set(["HTML", "BODY", "MAIN", "ARTICLE"]);

/** What nobody reads is gone from the document: programs, menus, footers, and hidden text. */
export function removeUnread(document: DomNode): void {
  for (const element of document.querySelectorAll(UNREAD)) element.remove();
  for (const element of document.querySelectorAll("[style]"))
    if (HIDING.test(element.getAttribute("style") ?? "")) element.remove();
}

/** Banners that ask for consent are gone; a page about cookies stays. */
export function removeBanners(document: DomNode): void {
  const whole = textOf(document.querySelector("body")).length;
  for (const element of document.querySelectorAll("[class],[id]")) {
    const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
    if (PAGE.has(element.nodeName.toUpperCase()) || !CONSENT.test(names)) continue;
    const length = textOf(element).length;
    if (length < LONGEST_CONSENT && length < whole / 2) element.remove();
  }
}
