import type { ThreadMessage } from "#app/widget/line/thread.ts";
import { el, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { focusField } from "./keep-focus.ts";

/** Of what stands below an answer already: time, copy and thumbs. */
const NEAR_PX = 100;

/** Offers the questions that may come next, below an answer; the styles hide them once something stands below it. */
export function offerFollowUps(context: PanelContext, article: HTMLElement, message: ThreadMessage): void {
  const { conversation, parts, say, toEnd } = context;
  const questions = message.followUps ?? [];
  if (!questions.length || conversation.isLive) return;
  const ask = (text: string): void => {
    chips.remove();
    focusField(context);
    void conversation.send(text);
  };
  const buttons = questions.map((question) => textButton("", question, () => ask(question)));
  const chips = el(
    "div",
    { class: "chips next", role: "group", dir: "auto", "aria-label": say("ask") },
    ...buttons,
  );
  const { log } = parts;
  const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
  article.append(chips);
  if (wasAtEnd) toEnd();
}
