import { isUnfinished, type ThreadMessage } from "#app/widget/line/thread.ts";
import { createMarkdownView, type MarkdownTools } from "#app/widget/markdown/markdown-view.ts";
import { el, textButton } from "./element.ts";
import type { PanelContext } from "./panel-context.ts";

export interface MessageView {
  article: HTMLElement;
  update(): void;
}

/** The key of the sentence below a message, where it needs one. */
function describe({ local, role, status }: ThreadMessage): string {
  const state = local ?? (role === "visitor" ? "" : status);
  // Of all states only those that are no trouble end otherwise: sending, waiting, streaming, done.
  return /(ed|unsent)$/.test(state) ? state : "";
}

function createTools(context: PanelContext, message: ThreadMessage): MarkdownTools {
  return {
    get rich() {
      return context.rich;
    },
    enrich: () => context.withExtras(context.changed),
    cite(number) {
      const citation = message.citations?.find((one) => one.number === number);
      if (!citation) return undefined;
      const button = textButton("cite", `${number}`, () =>
        context.withExtras((extras) => extras.openSource(context, citation, button)),
      );
      button.setAttribute("aria-label", context.say("source", { number, title: citation.title }));
      return button;
    },
  };
}

/** Shows one message and follows it while it grows. */
export function createMessageView(context: PanelContext, message: ThreadMessage): MessageView {
  const { bot, say, withExtras } = context;
  const { author, id, role } = message;
  const text = el("div", { class: "text", part: "message", dir: "auto" });
  const note = el("p", { class: "quiet" });
  const name = author ?? { visitor: say("you"), person: say("team"), bot: bot.name, system: "" }[role];
  const article = el("article", { class: role }, el("b", { class: "hidden" }, name), text, note);
  if (message.files) withExtras((extras) => extras.showFiles(context, text, message));
  const isAnswer = /bot|person/.test(role);
  let shown: string | undefined;
  let cited: unknown;
  let rich: unknown;
  let described = "";
  let isComplete = false;
  let render: ((text: string) => void) | undefined;

  const showNote = (): void => {
    const key = describe(message);
    if (described === key + message.note) return;
    described = key + message.note;
    note.replaceChildren(key && say(key), ` ${message.note ?? ""} `);
    const again = textButton("link", say("retry"), () =>
      withExtras((extras) => extras.tryAgain(context, message)),
    );
    if (key && !/stopped|queued/.test(key)) note.append(again);
  };
  const update = (): void => {
    if (!isAnswer) text.textContent = message.text;
    else {
      if (!render || cited !== message.citations || rich !== context.rich) {
        cited = message.citations;
        rich = context.rich;
        shown = undefined;
        text.replaceChildren();
        render = createMarkdownView(text, createTools(context, message));
      }
      if (shown !== message.text) render((shown = message.text));
    }
    showNote();
    const complete = isAnswer && !isUnfinished(message);
    if (complete && !isComplete && id)
      withExtras((extras) => extras.finishMessage(context, article, message));
    isComplete = complete;
  };
  return { article, update };
}
