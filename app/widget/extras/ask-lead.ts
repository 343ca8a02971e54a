import type { LeadForm } from "#app/shared/protocol/visitor-api.ts";
import { known, type ThreadMessage } from "#app/widget/line/thread.ts";
import { el, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { createLeadForm, hasLead } from "./lead-form.ts";

const PHONE_PX = 480;
const NEAR_PX = 60;

/** Why the form is shown; its sentence is `lead.<why>`. */
type Why = LeadForm["when"];

/** Takes the form above the field away. */
export function dropLead({ parts }: PanelContext): void {
  parts.frame.querySelector(".ask")?.remove();
}

/** The sentence and the form, or a button that opens it. */
function createCard(context: PanelContext, why: Why, isOpen: boolean, skip?: () => void): HTMLElement {
  const { bot, say } = context;
  const card = el("div", { class: "offer" }, el("p", {}, say(`lead.${why}`)));
  const open = (): HTMLElement => {
    const sent = el("p", { class: "quiet" }, say("lead.sent"));
    const form = createLeadForm(context, bot.form as LeadForm, () => card.replaceChildren(sent), skip);
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
  context.parts.composer.before(el("div", { class: "ask" }, createCard(context, why, isOpen, skip)));
}

/** Asks before the first message, once in a browser; who may skip it is not asked again. */
export function askFirst(context: PanelContext): void {
  const { bot, conversation, parts, root, say, signal } = context;
  const { composer, frame, input, starters } = parts;
  const { storage } = conversation;
  if (!bot.dress?.asksFirst || !bot.form || hasLead(context, true) || storage.read().id) return;
  const held = frame.contains(root.activeElement);
  const goOn = (): void => {
    box.remove();
    composer.hidden = starters.inert = false;
    input.focus();
  };
  const skip = (): void => {
    storage.write({ lead: "skipped" });
    goOn();
  };
  const form = createLeadForm(context, bot.form, goOn, bot.form.required ? undefined : skip);
  const box = el("div", { class: "ask" }, el("p", {}, say("lead.first")), form);
  const focus = (): void => {
    if (box.isConnected && innerWidth > PHONE_PX) form.querySelector<HTMLElement>("input,select")?.focus();
  };
  composer.before(box);
  composer.hidden = starters.inert = true;
  addEventListener("chatbot:open", () => setTimeout(focus), { signal });
  if (held) focus();
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
  article.append(createCard(context, isUnknown ? "unknown" : "nobody", isNobody));
  if (scrollHeight - scrollTop - clientHeight < NEAR_PX) context.toEnd();
}
