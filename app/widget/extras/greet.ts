import { cornerOf } from "#app/widget/panel/corner-of.ts";
import { el, iconButton, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";

/** Whether the path of the page fits the pattern, in which `*` stands for anything. */
function fits(pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w/]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(location.pathname);
}

/** Whether this is the first time in this session; a browser that may keep nothing is not asked again on every page. */
function isFirst({ conversation, shell }: PanelContext): boolean {
  if (shell.get("consent")) return false;
  const key = `${conversation.storage.key}:greeted`;
  try {
    if (sessionStorage.getItem(key)) return false;
    sessionStorage.setItem(key, "1");
    return true;
  } catch {
    return false;
  }
}

/** Shows the greeting beside the button, once in a session and without taking the focus; pressing it opens the chat. */
export function greet(context: PanelContext): void {
  const { bot, conversation, root, say, shell, signal } = context;
  const pages = bot.dress?.greetOn;
  if (!pages || !shell.launcher || conversation.thread.length > 0) return;
  if (pages.length > 0 && !pages.some(fits)) return;
  if (!isFirst(context)) return;
  const card = el("div", {
    class: `frame card ${cornerOf(shell)}`,
    role: "status",
    dir: bot.dir,
    lang: bot.locale,
  });
  const text = textButton("", bot.greeting, () => shell.launcher?.click());
  const dismiss = iconButton(say("dismiss"), "M5 5l10 10M15 5L5 15", () => {
    conversation.storage.write({ dismissed: true });
    card.remove();
    shell.launcher?.focus();
  });
  card.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") dismiss.click();
  });
  root.append(card);
  card.append(text, dismiss);
  addEventListener("chatbot:open", () => card.remove(), { once: true, signal });
  signal.addEventListener("abort", () => card.remove());
}
