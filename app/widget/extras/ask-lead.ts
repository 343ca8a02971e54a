import type { LeadForm } from "#app/shared/protocol/visitor-api.ts";
import { known, type ThreadMessage } from "#app/widget/line/thread.ts";
import { el, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { focusField, focusInPlace, keepFocus } from "./keep-focus.ts";
import { createLeadForm, hasLead } from "./lead-form.ts";
import { showTrouble } from "./show-trouble.ts";

const NEAR_PX = 60;

/** Why the form is shown; its sentence is `lead.<why>`. */
type Why = LeadForm["when"];

/** Takes the form above the field away. */
export function dropLead(context: PanelContext): void {
  const { composer, frame, starters } = context.parts;
  const form = frame.querySelector(".ask");
  if (form?.classList.contains("placed")) composer.hidden = starters.inert = false;
  keepFocus(context, () => form?.remove());
}

/** The sentence and the form, or a button that opens it. */
export function createLeadCard(
  context: PanelContext,
  why: Why,
  isOpen: boolean,
  skip?: () => void,
): HTMLElement {
  const { bot, say } = context;
  const card = el("div", { class: "offer" }, el("p", {}, say(`lead.${why}`)));
  const open = (): HTMLElement => {
    const sent = el("p", { class: "quiet" }, say("lead.sent"));
    const done = (): void => keepFocus(context, () => card.replaceChildren(sent));
    const form = createLeadForm(context, bot.form as LeadForm, done, skip);
    card.append(form);
    return form;
  };
  if (isOpen) open();
  else {
    const button = textButton("strong", say("lead.open"), () => {
      button.remove();
      open().querySelector<HTMLElement>("input,select")?.focus();
    });
    card.append(button);
  }
  return card;
}

/** Shows the form above the field, where it was not filled in yet. */
export function showLead(context: PanelContext, why: Why, isOpen = true): void {
  if (!context.bot.form || hasLead(context)) return;
  dropLead(context);
  // The bot's word may come before the wait begins, and then looks like one that nobody came.
  context.parts.log.querySelector(".offer form")?.closest(".offer")?.remove();
  const skip = isOpen ? () => dropLead(context) : undefined;
  context.parts.composer.before(el("div", { class: "ask" }, createLeadCard(context, why, isOpen, skip)));
}

/** Asks in the place of the field: nothing is written before the form was sent, or skipped where that is possible. */
export function askInPlace(context: PanelContext, done?: () => void, skip?: () => void): void {
  const { bot, parts, say, signal } = context;
  const { composer, starters } = parts;
  // The form goes, and with it the place for a word of thanks; what stands above the messages already stays.
  const thank = (): void => {
    if (parts.notice.textContent) return;
    showTrouble(context, say("lead.sent"));
    addEventListener("chatbot:message", () => showTrouble(context), { once: true, signal });
  };
  const goOn = (then?: () => void) => (): void => {
    dropLead(context);
    focusField(context);
    then?.();
  };
  dropLead(context);
  const sent = goOn(() => {
    thank();
    done?.();
  });
  const form = createLeadForm(context, bot.form as LeadForm, sent, skip && goOn(skip));
  const held = parts.frame.contains(context.root.activeElement);
  composer.before(el("div", { class: "ask placed" }, el("p", {}, say("lead.first")), form));
  composer.hidden = starters.inert = true;
  focusInPlace(context, form.querySelector<HTMLElement>("input,select"), held);
}

/** Asks before the first message: once in a browser, or in each conversation where nobody goes on without it. */
export function askFirst(context: PanelContext): void {
  const { bot, conversation } = context;
  const { storage } = conversation;
  if (!bot.dress?.asksFirst || !bot.form || storage.read().id) return;
  if (bot.form.required) askInPlace(context);
  else if (!hasLead(context, true)) askInPlace(context, undefined, () => storage.write({ lead: "skipped" }));
}

/** Offers the form below the newest answer: one that says it does not know, or that nobody could join. */
export function offerLead(context: PanelContext, article: HTMLElement, message: ThreadMessage): void {
  const { bot, conversation } = context;
  const { isLive, thread } = conversation;
  // What is said of who is there, the server does not number.
  const newest = known(thread).pop();
  const isUnknown = message.kind === "unknown" && bot.form?.when === "unknown";
  const isNobody = message.kind === "handover" && !isLive && !!bot.form;
  if (newest !== message || hasLead(context) || !(isUnknown || isNobody)) return;
  if (isNobody) dropLead(context);
  const { clientHeight, scrollHeight, scrollTop } = context.parts.log;
  article.append(createLeadCard(context, isUnknown ? "unknown" : "nobody", isNobody));
  if (scrollHeight - scrollTop - clientHeight < NEAR_PX) context.toEnd();
}
