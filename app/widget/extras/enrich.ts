import { joinTabs, sendUnsent } from "#app/widget/line/recovery.ts";
import { renderBlocks } from "#app/widget/markdown/render-blocks.ts";
import { textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { addWords } from "./add-words.ts";
import { askFirst } from "./ask-lead.ts";
import { offerAttachments } from "./attachments/offer-attachments.ts";
import { keepLanguage } from "./choose-language.ts";
import { dressUp } from "./dress-up.ts";
import { showPresenceLine } from "./presence-line.ts";
import { showLimit } from "./show-limit.ts";
import { showTrouble } from "./show-trouble.ts";
import { addStyles } from "./styles/add-styles.ts";

const NEAR_PX = 60;
const LINE_PX = 24;
const MOST_LINES = 5;

/** A button that leads to new words while the visitor reads older ones. */
function showNewer({ conversation, parts, say, toEnd, signal }: PanelContext): void {
  const { composer, list, log } = parts;
  const isAtEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;
  const measure = (): string =>
    `${conversation.thread.length} ${conversation.thread.slice(-1)[0]?.text.length}`;
  let measured = measure();
  const newer = textButton("newer", `↓ ${say("newer")}`, () => {
    toEnd();
    parts.input.focus();
  });
  newer.hidden = true;
  composer.before(newer);
  log.addEventListener("scroll", () => isAtEnd() && (newer.hidden = true), { signal });
  const observer = new ResizeObserver(() => {
    if (measured !== measure()) newer.hidden = isAtEnd();
    measured = measure();
  });
  observer.observe(list);
  signal.addEventListener("abort", () => observer.disconnect());
}

/** Lets the field grow with its text in browsers that cannot do it by themselves. */
function growField({ parts, signal }: PanelContext): void {
  const { input } = parts;
  if (CSS.supports("field-sizing", "content")) return;
  const grow = (): void => {
    input.rows = 1;
    input.rows = Math.min(MOST_LINES, Math.floor((input.scrollHeight - LINE_PX / 2) / LINE_PX) || 1);
  };
  input.addEventListener("input", grow, { signal });
  grow();
}

/** Gives a panel what it did not need before: styles, pictures, rich text, tabs, connection, new messages below. */
export function enrich(context: PanelContext): void {
  const { bot, changed, conversation, root, say, signal } = context;
  addWords(bot);
  const words = {
    tableLabel: say("table"),
    copyButton: (code: string) =>
      textButton("link", say("copyCode"), () => void navigator.clipboard?.writeText(code)),
  };
  context.rich = (lines, limits) => renderBlocks(lines, limits, words);
  addStyles(root);
  showNewer(context);
  growField(context);
  if (bot.dress) dressUp(context, bot.dress);
  offerAttachments(context);
  keepLanguage(context);
  if (conversation.state !== "bot") showPresenceLine(context);
  showLimit(context);
  if (context.shell.get("consent") !== "required") askFirst(context);
  addEventListener(
    "storage",
    ({ key }) => {
      if (key === null || key === conversation.storage.key) void joinTabs(conversation);
    },
    { signal },
  );
  const connected = (): void => {
    showTrouble(context, navigator.onLine ? "" : say("offline"));
    if (!navigator.onLine) return;
    void sendUnsent(conversation);
  };
  for (const sign of ["online", "offline"]) addEventListener(sign, connected, { signal });
  if (!navigator.onLine) connected();
  changed();
}
