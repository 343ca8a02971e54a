import { el, iconButton, textButton } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";
import { isTravelling, type ChosenFile } from "./chosen-files.ts";
import { replaceByThumbnail } from "./draw-thumbnail.ts";
import { fileIcon } from "./file-icon.ts";
import { describeSize } from "./file-rules.ts";

export interface Chip {
  item: HTMLLIElement;
  update(): void;
}

/** Shows a chosen file: what it is, how far it is on its way or why it was not taken, and a button that takes it back. */
export function createChip(
  { bot, say }: PanelContext,
  one: ChosenFile,
  act: { remove(one: ChosenFile): void; retry(one: ChosenFile): void },
): Chip {
  const { name, size, type } = one.file;
  const icon = fileIcon(name);
  const progress = el("progress", { max: 1, "aria-label": name });
  const trouble = el("p", { class: "error", dir: "auto" });
  const retry = textButton("link", say("retry"), () => act.retry(one));
  const remove = iconButton(say("fileRemove", { name }), "M5 5l10 10M15 5L5 15", () => act.remove(one));
  const about = el(
    "div",
    {},
    el("bdi", {}, name),
    el("small", {}, describeSize(size, bot.locale)),
    progress,
    trouble,
  );
  const item = el("li", {}, icon, about, remove);
  if (type.startsWith("image/")) replaceByThumbnail(icon, one.file);
  const update = (): void => {
    progress.hidden = !isTravelling(one);
    progress.value = one.progress;
    trouble.textContent = one.trouble ?? "";
    trouble.hidden = !one.trouble;
    if (one.trouble && one.mayRetry) about.append(retry);
    else retry.remove();
  };
  update();
  return { item, update };
}
