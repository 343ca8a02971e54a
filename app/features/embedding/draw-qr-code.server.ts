import { encode } from "uqr";

/** Light modules around the code, without which cameras do not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4;
/** Pixels of a module in the PNG: large enough for a poster. */
const PIXELS = 24;

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A QR code of the text as an SVG, dark on white whatever the page looks like; `title` says what it leads to. */
export function drawQrCode(text: string, title: string): string {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  const name = title.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><title>${name}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}

/** The same as a PNG. */
export async function paintQrCode(text: string): Promise<Buffer> {
  const { size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const { default: sharp } = await import("sharp");
  return sharp(Buffer.from(drawQrCode(text, "")))
    .resize(size * PIXELS, size * PIXELS, { kernel: "nearest" })
    .png()
    .toBuffer();
}
