import { restore } from "#app/widget/line/recovery.ts";
import { el, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { askFirst } from "./ask-lead.ts";
import { focusField, focusInPlace } from "./keep-focus.ts";

/** Asks before anything is written, stored or kept, unless that was agreed to before; `agreed` is called once. */
export function askConsent(context: PanelContext, agreed: () => void): void {
  const { conversation, parts, root, say } = context;
  const { composer, frame, starters } = parts;
  const { storage } = conversation;
  try {
    if (/"consent":true/.test(localStorage.getItem(storage.key) ?? "")) {
      agreed();
      composer.hidden = false;
      askFirst(context);
      void restore(conversation);
      return;
    }
  } catch {
    // Storage is blocked: it is asked on every page.
  }
  const agree = textButton("strong", say("agree"), () => {
    agreed();
    storage.write({ consent: true });
    question.remove();
    composer.hidden = starters.inert = false;
    focusField(context);
    askFirst(context);
  });
  const question = el("div", { class: "consent" }, el("p", {}, say("consent")), agree);
  composer.hidden = starters.inert = true;
  composer.before(question);
  focusInPlace(context, agree, frame.contains(root.activeElement));
}
