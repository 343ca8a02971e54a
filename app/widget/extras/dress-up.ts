import type { BotDress } from "#app/shared/protocol/visitor-api.ts";
import { el } from "#app/widget/panel/element.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";

/** Draws a picture of the server: as a fetch and a canvas it asks nothing of the page's policy but `connect-src`. */
async function draw(origin: string, address: string): Promise<HTMLCanvasElement> {
  const answer = await fetch(origin + address, { credentials: "omit" });
  const picture = await createImageBitmap(await answer.blob());
  const canvas = el("canvas", { width: picture.width, height: picture.height });
  canvas.getContext("2d")?.drawImage(picture, 0, 0);
  return canvas;
}

/** Puts on what the bot wears beyond its colours: pictures, and properties of its own. A picture that does not come is left out. */
export function dressUp({ parts, root, shell, signal }: PanelContext, dress: BotDress): void {
  const { avatar, logo, properties = {} } = dress;
  const { get, launcher, origin } = shell;
  const show = (address: string, place: (canvas: HTMLCanvasElement) => void): void => {
    draw(origin, address).then(
      (canvas) => signal.aborted || place(canvas),
      () => {},
    );
  };
  const sheet = new CSSStyleSheet();
  for (const name in properties)
    sheet.insertRule(`:host{${name}:${properties[name]}}`, sheet.cssRules.length);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  signal.addEventListener("abort", () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  });
  if (logo && get("channel") === "page")
    show(logo, (canvas) => {
      canvas.className = "logo";
      parts.avatar.replaceWith(canvas);
    });
  else if (avatar) show(avatar, (canvas) => parts.avatar.replaceChildren(canvas));
  if (avatar && launcher && get("icon") === "avatar")
    show(avatar, (canvas) => launcher.replaceChildren(canvas));
}
