import { el } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";

/** Takes files that are dropped on the window or pasted into the field, while `mayAdd` says so; `rules` stand on the layer. */
export function takeDropped(
  { parts, say, signal }: PanelContext,
  rules: string,
  mayAdd: () => boolean,
  add: (files: Iterable<File>) => void,
): void {
  const { composer, frame } = parts;
  const layer = el("div", { class: "over drop" }, el("b", {}, say("fileDrop")), rules);
  const bringsFiles = ({ dataTransfer }: DragEvent): boolean =>
    (dataTransfer?.types.includes("Files") ?? false) && mayAdd();
  const over = (event: DragEvent): void => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    frame.append(layer);
  };
  frame.addEventListener("dragenter", over, { signal });
  frame.addEventListener("dragover", over, { signal });
  frame.addEventListener(
    "dragleave",
    ({ relatedTarget }) => {
      if (!frame.contains(relatedTarget as Node | null)) layer.remove();
    },
    { signal },
  );
  frame.addEventListener(
    "drop",
    (event) => {
      layer.remove();
      if (!bringsFiles(event)) return;
      event.preventDefault();
      add(event.dataTransfer?.files ?? []);
    },
    { signal },
  );
  composer.addEventListener(
    "paste",
    (event) => {
      const { clipboardData } = event;
      const files = clipboardData?.files;
      // From a document comes its text and a picture of it: the text is meant.
      if (!files?.length || clipboardData?.types.includes("text/plain") || !mayAdd()) return;
      event.preventDefault();
      add(files);
    },
    { signal },
  );
}
