import { el } from "#app/widget/panel/element.ts";

/** A sheet with the kind of a file written on it; read aloud as nothing. */
export function fileIcon(name: string): HTMLElement {
  return el("span", { class: "sheet", "aria-hidden": true }, name.split(".").pop()?.toUpperCase() ?? "");
}
