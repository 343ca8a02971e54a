/** Makes an element; an attribute that is `false`, `null` or `undefined` is left out. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | number | boolean | null | undefined>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value || value === 0) element.setAttribute(name, `${value}`);
  }
  element.append(...children);
  return element;
}

/** A button that people read. */
export function textButton(kind: string, text: string, click?: () => void): HTMLButtonElement {
  const button = el("button", { type: "button", class: kind }, text);
  if (click) button.addEventListener("click", click);
  return button;
}

/** A button that shows a line drawing of 20 × 20 and is called `name`. */
export function iconButton(name: string, path: string, click?: () => void): HTMLButtonElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.appendChild(document.createElementNS(space, "path")).setAttribute("d", path);
  const button = textButton("icon", "", click);
  button.setAttribute("aria-label", (button.title = name));
  button.append(svg);
  return button;
}
