import type { FileRules } from "#app/shared/protocol/visitor-api.ts";
import { el } from "#app/widget/panel/element.ts";
import type { ChosenForNext, PanelContext } from "#app/widget/panel/panel-context.ts";
import { bring, chosenFor, isTravelling, takeBack, type ChosenFile } from "./chosen-files.ts";
import { createChip, type Chip } from "./create-chip.ts";
import { refusalOf, valuesOf } from "./file-rules.ts";

/** The files for the next message, above the field, and what is wrong with one that may not go. */
export class Tray implements ChosenForNext {
  private context: PanelContext;
  private rules: FileRules;
  /** Has the focus when the last chip went. */
  private rest: HTMLElement;
  private files: ChosenFile[];
  private chips = new Map<ChosenFile, Chip>();
  private list: HTMLElement;
  private note = el("p", { class: "error", dir: "auto" });
  private element: HTMLElement;
  /** The visitor has pressed Send while something is on its way. */
  private waits = false;

  constructor(context: PanelContext, rules: FileRules, rest: HTMLElement) {
    this.context = context;
    this.rules = rules;
    this.rest = rest;
    const chosen = chosenFor(context.conversation);
    this.files = chosen.files;
    chosen.draw = () => this.draw();
    this.list = el("ul", { "aria-label": context.say("fileList") });
    this.element = el("div", { class: "tray" }, this.list, this.note);
    context.parts.composer.before(this.element);
    this.draw();
  }

  get size(): number {
    return this.files.filter(({ trouble }) => !trouble).length;
  }

  /** Takes what may go with the next message, and says of the rest why not. */
  add(files: Iterable<File>): void {
    const { context, rules } = this;
    const sentences: string[] = [];
    for (const file of files) {
      const key = refusalOf(file, rules, this.files.length);
      if (key) sentences.push(context.say(key, { name: file.name, ...valuesOf(context, rules) }));
      else {
        const one: ChosenFile = { file, progress: 0, controller: new AbortController() };
        this.files.push(one);
        void this.bring(one);
      }
    }
    this.tell(sentences.join(" "));
    this.draw();
  }

  send(text: string): void {
    const { context, files } = this;
    const { conversation, parts, say } = context;
    // The conversation for which they were sent may be over.
    for (const one of files) if (one.sent && one.sent.to !== conversation.id) void this.bring(one);
    this.waits = files.some(isTravelling);
    this.tell(this.waits ? say("fileSoon") : "");
    if (!this.waits) {
      const sent = files.flatMap((one) => one.sent?.as ?? []);
      for (const one of files.filter((each) => each.sent)) files.splice(files.indexOf(one), 1);
      parts.input.value = "";
      if (text || sent.length) void conversation.send(text, sent.length ? sent : undefined);
    }
    this.draw();
  }

  draw(): void {
    const { chips, context, element, files, list, note } = this;
    for (const one of files) {
      const chip = chips.get(one) ?? createChip(context, one, this);
      chips.set(one, chip);
      chip.update();
      if (!chip.item.isConnected) list.append(chip.item);
    }
    for (const [one, { item }] of chips)
      if (!files.includes(one)) {
        item.remove();
        chips.delete(one);
      }
    list.hidden = files.length === 0;
    note.hidden = !note.textContent;
    element.hidden = list.hidden && note.hidden;
    if (this.waits && !files.some(isTravelling)) this.goOn();
    context.changed();
  }

  /** Everything has arrived that can: the message goes, unless one of its files cannot. */
  private goOn(): void {
    this.waits = false;
    this.tell("");
    if (!this.files.some(({ trouble }) => trouble)) this.send(this.context.parts.input.value.trim());
  }

  /** Once more, after a trouble. */
  retry(one: ChosenFile): void {
    void this.bring(one);
    this.chips.get(one)?.item.querySelector<HTMLElement>(".icon")?.focus();
  }

  remove(one: ChosenFile): void {
    const { chips, context, files, rest } = this;
    const index = files.indexOf(one);
    files.splice(index, 1);
    takeBack(context, one);
    this.tell(context.say("fileRemoved", { name: one.file.name }), false);
    this.draw();
    const next = chips.get(files[index] ?? files[index - 1] ?? one)?.item;
    (next?.querySelector<HTMLElement>(".icon") ?? rest).focus();
  }

  private async bring(one: ChosenFile): Promise<void> {
    const { announce, say } = this.context;
    await bring(this.context, one);
    if (this.files.includes(one)) announce(one.trouble ?? say("fileAdded", { name: one.file.name }));
  }

  /** Says a sentence aloud, and beside the files unless they say it themselves. */
  private tell(sentence: string, isShown = true): void {
    this.note.textContent = isShown ? sentence : "";
    if (sentence) this.context.announce(sentence);
  }
}
