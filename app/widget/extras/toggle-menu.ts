import { end } from "#app/widget/line/recovery.ts";
import { isLost } from "#app/widget/line/visitor-client.ts";
import { el, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { askFirst, dropLead } from "./ask-lead.ts";
import { dropChosen } from "./attachments/chosen-files.ts";
import { chooseLanguage } from "./choose-language.ts";
import { focusField } from "./keep-focus.ts";
import { clearPresence } from "./presence-line.ts";
import { showTrouble } from "./show-trouble.ts";

/** Leaves the conversation; what was written stays on the server until it is deleted. */
export function startOver(context: PanelContext): void {
  const { conversation, shell } = context;
  dropLead(context);
  dropChosen(context);
  conversation.forget();
  clearPresence(context);
  showTrouble(context);
  shell.emit("reset");
  if (shell.state.open) focusField(context);
  askFirst(context);
}

async function download({ conversation }: PanelContext): Promise<void> {
  const transcript = await conversation.client.call("GET", `conversations/${conversation.id}/transcript`);
  const href = URL.createObjectURL(await transcript.blob());
  el("a", { href, download: "chat.txt" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

async function remove(context: PanelContext): Promise<void> {
  const { conversation, say } = context;
  await conversation.client.call("DELETE", `conversations/${conversation.id}`);
  startOver(context);
  showTrouble(context, say("deleted"));
}

/** Opens the menu below its button, or closes it. */
export function toggleMenu(context: PanelContext, opener: HTMLElement): void {
  const { announce, conversation, parts, say } = context;
  const { frame } = parts;
  const open = frame.querySelector<HTMLElement>(".menu");
  if (open) return void open.dispatchEvent(new Event("leave"));
  const controller = new AbortController();
  const { signal } = controller;
  const close = (focus = true): void => {
    controller.abort();
    opener.setAttribute("aria-expanded", "false");
    menu.remove();
    if (focus) opener.focus();
  };
  const act = (work: (context: PanelContext) => Promise<void>): void => {
    close();
    work(context).catch((error: unknown) => {
      if (isLost(error)) end(conversation);
      else showTrouble(context, say("notDone"));
    });
  };
  const save = textButton("", say("download"), () => act(download));
  const deletion = textButton("danger", say("delete"), () => {
    if (deletion.dataset.sure) return act(remove);
    deletion.dataset.sure = "1";
    deletion.textContent = say("deleteSure");
    announce(say("deleteSure"));
  });
  save.disabled = deletion.disabled = !conversation.id;
  const languages = chooseLanguage(context, () => close(false));
  const menu = el("div", { class: "over menu" }, save, deletion, ...languages);
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopImmediatePropagation();
    close();
  };
  const press = ({ target }: Event): void => {
    if (!menu.contains(target as Node) && !opener.contains(target as Node)) close(false);
  };
  menu.addEventListener("leave", () => close());
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    const isOutside = relatedTarget && !menu.contains(relatedTarget as Node);
    if (isOutside && relatedTarget !== opener) close(false);
  });
  frame.addEventListener("keydown", escape, { signal, capture: true });
  frame.addEventListener("pointerdown", press, { signal });
  opener.setAttribute("aria-expanded", "true");
  opener.closest("header")?.after(menu);
  (menu.querySelector<HTMLElement>("button:enabled") ?? opener).focus();
}
