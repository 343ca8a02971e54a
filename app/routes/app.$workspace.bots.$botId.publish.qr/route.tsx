import { getBot, getPublishState } from "#app/features/bots/index.server.ts";
import { drawQrCode, paintQrCode } from "#app/features/embedding/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";
import { AppError } from "#app/shared/app-error.ts";

/** The QR code of the link to share: an SVG, or a PNG with `?format=png`. */
export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, request }) => {
    const { botId } = params;
    const [bot, { appUrl, isShared }] = await Promise.all([
      getBot({ actor, botId }),
      getPublishState({ actor, botId }),
    ]);
    if (!isShared) throw new AppError("NOT_FOUND");
    const link = `${appUrl}/chat/${bot.id}`;
    const isPng = queryOf(request).format === "png";
    const body = isPng ? new Uint8Array(await paintQrCode(link)) : drawQrCode(link, bot.name);
    return new Response(body, {
      headers: {
        "content-type": isPng ? "image/png" : "image/svg+xml; charset=utf-8",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "private, no-store",
      },
    });
  },
);
