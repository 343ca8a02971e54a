import { el, iconButton, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import type { ThreadMessage } from "#app/widget/line/thread.ts";
import { offerLead } from "./ask-lead.ts";
import { offerFollowUps } from "./offer-follow-ups.ts";
import { openSource } from "./open-source.ts";
import { showTrouble } from "./show-trouble.ts";

const THUMB =
  "M6.5 9v7.5h7.6a1.6 1.6 0 0 0 1.6-1.3l.9-4.6a1.6 1.6 0 0 0-1.6-1.9h-3.6l.6-3.2a1.4 1.4 0 0 0-2.6-.9zM3.5 9v7.5";
const THUMB_DOWN =
  "M6.5 11V3.5h7.6a1.6 1.6 0 0 1 1.6 1.3l.9 4.6a1.6 1.6 0 0 1-1.6 1.9h-3.6l.6 3.2a1.4 1.4 0 0 1-2.6.9zM3.5 11V3.5";
const SHEETS = "M7 7V4h9v9h-3M4 7h9v9H4z";

/** A field for what was wrong, below the thumbs; sending nothing is fine. `leave` leads the focus back. */
function askForComment(
  { announce, say }: PanelContext,
  send: (comment: string) => void,
  leave: () => void,
): HTMLElement {
  const field = el("textarea", { rows: 2, maxlength: 1000, dir: "auto" });
  const button = textButton("strong", say("sendComment"), () => {
    const comment = field.value.trim();
    if (comment) send(comment);
    leave();
    form.replaceChildren(say("thanks"));
    announce(say("thanks"));
  });
  const form = el("div", { class: "comment" }, el("label", {}, say("comment"), field), button);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    leave();
    form.remove();
  });
  return form;
}

function createThumbs(context: PanelContext, message: ThreadMessage, row: HTMLElement): HTMLElement[] {
  const { announce, conversation, say, shell } = context;
  const { id } = message;
  let form: HTMLElement | undefined;
  const show = (): void => {
    up.setAttribute("aria-pressed", `${message.feedback === "up"}`);
    down.setAttribute("aria-pressed", `${message.feedback === "down"}`);
    if (message.feedback !== "down") form?.remove();
  };
  const give = async (value: "up" | "down", comment?: string): Promise<void> => {
    const before = message.feedback;
    message.feedback = value;
    show();
    try {
      await conversation.client.call("POST", `messages/${id}/feedback`, { value, comment });
      shell.emit("feedback", { id, value, comment });
      announce(say("thanks"));
    } catch {
      message.feedback = before;
      showTrouble(context, say("notDone"));
      show();
    }
  };
  const up = iconButton(say("helpful"), THUMB, () => void give("up"));
  const down = iconButton(say("unhelpful"), THUMB_DOWN, () => {
    void give("down");
    form ??= askForComment(
      context,
      (comment) => void give("down", comment),
      () => down.focus(),
    );
    row.after(form);
    form.querySelector("textarea")?.focus();
  });
  show();
  return [up, down];
}

/** Adds time, copy, thumbs and next questions to a message that is complete, and buttons for citations its text does not show. */
export function finishMessage(context: PanelContext, article: HTMLElement, message: ThreadMessage): void {
  const { announce, bot, conversation, say } = context;
  article.querySelectorAll(".actions, .comment, .next, .offer").forEach((old) => old.remove());
  const row = el("div", { class: "actions" });
  const copy = iconButton(say("copy"), SHEETS, () => {
    void navigator.clipboard?.writeText(message.text).then(() => announce(say("copied")));
  });
  const isAnswer = message.role === "bot" && message.status !== "failed" && message.status !== "interrupted";
  // Of a conversation that is over, the server knows nothing more.
  const isPast = message.seq < 0;
  if (message.text && isAnswer) row.append(copy, ...(isPast ? [] : createThumbs(context, message, row)));
  const time = new Date(message.createdAt).toLocaleTimeString(bot.locale, {
    hour: "numeric",
    minute: "2-digit",
  });
  if (message.createdAt) row.append(el("time", { datetime: message.createdAt }, time));
  const shown = new Set([...article.querySelectorAll(".cite")].map((button) => button.textContent));
  const hidden = (message.citations ?? []).filter(({ number }) => !shown.has(`${number}`));
  const more = hidden.map((citation) => {
    const label = say("source", { number: citation.number, title: citation.title });
    const button = textButton("cite", label, () => openSource(context, citation, button));
    return button;
  });
  if (more.length) article.append(el("div", { class: "actions more" }, ...more));
  article.append(row);
  if (isPast) return;
  offerFollowUps(context, article, message);
  offerLead(context, article, message);
  // Other tabs hear of it, and the next page knows what is new.
  if (context.shell.state.open) conversation.storage.write({ seen: message.id });
}
