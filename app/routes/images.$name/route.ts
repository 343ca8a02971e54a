import { findPicture } from "#app/features/bot-images/index.server.ts";
import { publicLoader } from "#app/http/page-guards.server.ts";

const YEAR_SECONDS = 31_536_000;

/** A picture of a bot, for every page that shows the widget. Its address names its content: it never changes. */
export const loader = publicLoader(async ({ params }) => {
  const picture = await findPicture({ name: (params.name ?? "").replace(/\.webp$/, "") });
  return new Response(new Uint8Array(picture), {
    headers: {
      "content-type": "image/webp",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": `public, max-age=${YEAR_SECONDS}, immutable`,
      "access-control-allow-origin": "*",
    },
  });
});
