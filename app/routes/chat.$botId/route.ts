import { getPublicBot, chatPagePolicy, renderChatPage } from "#app/features/embedding/index.server.ts";
import { publicLoader } from "#app/http/page-guards.server.ts";

export const loader = publicLoader(async ({ params, locale, nonce }) => {
  const bot = await getPublicBot({ botId: params.botId ?? "", lang: locale });
  return new Response(renderChatPage({ botId: bot.id, title: bot.name, locale, nonce, channel: "page" }), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": chatPagePolicy(nonce, "'none'"),
      "cache-control": "no-store",
    },
  });
});
