import { el } from "#app/widget/panel/element.ts";

const LONGEST_SIDE = 480;

/** A picture, scaled down: as a canvas it asks nothing of the page's policy. Rejects for what is no picture. */
export async function drawThumbnail(content: Blob): Promise<HTMLCanvasElement> {
  const picture = await createImageBitmap(content);
  const { width, height } = picture;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = el("canvas", { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}

/** Puts the picture in the place of `element`, once it is there and as `place` does it; what cannot be drawn changes nothing. */
export function replaceByThumbnail(
  element: Element,
  content: Blob | Promise<Blob>,
  place: (change: () => void) => void = (change) => change(),
): void {
  Promise.resolve(content)
    .then(drawThumbnail)
    .then(
      (canvas) => {
        canvas.setAttribute("aria-hidden", "true");
        place(() => element.replaceWith(canvas));
      },
      () => {},
    );
}
