import type { PublicBot } from "#app/shared/protocol/visitor-api.ts";
import type { Conversation } from "#app/widget/line/conversation.ts";
import type { Shell } from "#app/widget/widget-contract.ts";
import { createFrame } from "./create-frame.ts";
import { fetchExtras } from "./fetch-extras.ts";
import type { PanelContext } from "./panel-context.ts";
import { createWords } from "./words.ts";

/** Makes what the parts of a panel share; `draw` is called once in a frame when something changed. */
export function createContext(
  shell: Shell,
  root: ShadowRoot,
  bot: PublicBot,
  conversation: Conversation,
  signal: AbortSignal,
  draw: () => void,
): PanelContext {
  const say = createWords(bot);
  const parts = createFrame(shell, bot, say);
  let drawing = 0;
  const context: PanelContext = {
    shell,
    root,
    bot,
    say,
    conversation,
    parts,
    signal,
    changed() {
      drawing ||= requestAnimationFrame(() => {
        drawing = 0;
        draw();
      });
    },
    announce(text) {
      parts.aloud.textContent = text;
    },
    toEnd() {
      parts.log.scrollTop = parts.log.scrollHeight;
    },
    withExtras(use) {
      fetchExtras().then(
        (extras) => {
          if (!context.rich) extras.enrich(context);
          use(extras);
        },
        () => {},
      );
    },
  };
  return context;
}
