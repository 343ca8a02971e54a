import type { Conversation } from "#app/widget/line/conversation.ts";
import { sendUnsent } from "#app/widget/line/recovery.ts";
import { el, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { createLeadCard } from "./ask-lead.ts";
import { keepFocus } from "./keep-focus.ts";
import { hasLead } from "./lead-form.ts";

/** Whoever waits no longer than that need not press anything. */
const SHORT_SECONDS = 90;
const TICK_MS = 1_000;

interface Limit {
  /** When the next message is taken, in milliseconds as `Date.now()`. */
  until: number;
  isShort: boolean;
}

const limits = new WeakMap<Conversation, Limit>();

/** The server takes no more messages for so many seconds. */
export function setLimit(context: PanelContext, seconds: number): void {
  const until = Date.now() + seconds * 1_000;
  limits.set(context.conversation, { until, isShort: seconds <= SHORT_SECONDS });
  showLimit(context);
}

/** A time of today, or of another day of the week, or in so many seconds. */
function describe({ until, isShort }: Limit, locale: string): string {
  if (isShort)
    return new Intl.RelativeTimeFormat(locale).format(Math.ceil((until - Date.now()) / 1_000), "second");
  const time = { hour: "numeric", minute: "2-digit" } as const;
  const isToday = new Date(until).toDateString() === new Date().toDateString();
  return new Date(until).toLocaleString(locale, isToday ? time : { weekday: "long", ...time });
}

/**
 * Says above the field when the next message is taken, where the server set a limit, as long as a message waits for that. After a short
 * wait what was kept is sent by itself, after a long one by a button.
 */
export function showLimit(context: PanelContext): void {
  const { announce, bot, conversation, parts, say, signal } = context;
  const limit = limits.get(conversation);
  if (!limit) return;
  const { isShort } = limit;
  parts.frame.querySelector(".limit")?.remove();
  const sentence = el("p", {});
  const card = el("div", { class: "limit" }, sentence);
  const write = (text: string): void => {
    if (sentence.textContent !== text) sentence.textContent = text;
  };
  const end = (): void => {
    clearInterval(timer);
    if (!card.isConnected) return;
    limits.delete(conversation);
    keepFocus(context, () => card.remove());
  };
  const sendAgain = (): void => {
    end();
    void sendUnsent(conversation);
  };
  const tick = (): void => {
    const isKept = conversation.thread.some(({ local = "" }) => /unsent|sending/.test(local));
    if (!isKept || !card.isConnected) return end();
    if (limit.until > Date.now())
      return write(say(isShort ? "limitSoon" : "limitLater", { when: describe(limit, bot.locale) }));
    if (isShort) return sendAgain();
    clearInterval(timer);
    write(say("limitOver"));
    announce(say("limitOver"));
    sentence.after(textButton("strong", say("sendAgain"), sendAgain));
  };
  parts.composer.before(card);
  if (!isShort && bot.form && !hasLead(context)) card.append(createLeadCard(context, "nobody", false));
  const timer = setInterval(tick, TICK_MS);
  signal.addEventListener("abort", () => clearInterval(timer));
  tick();
  announce(sentence.textContent ?? "");
}
