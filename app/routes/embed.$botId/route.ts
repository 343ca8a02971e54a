import { getLiveBot } from "#app/features/bots/index.server.ts";
import { chatPagePolicy, getPublicBot, renderChatPage } from "#app/features/embedding/index.server.ts";
import { publicLoader } from "#app/http/page-guards.server.ts";

export const loader = publicLoader(async ({ params, locale, nonce }) => {
  const bot = await getPublicBot({ botId: params.botId ?? "", lang: locale });
  const { live } = await getLiveBot(bot.id);
  const sites = live?.settings.allowedSites ?? [];
  return new Response(renderChatPage({ botId: bot.id, title: bot.name, locale, nonce, channel: "embed" }), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": chatPagePolicy(
        nonce,
        sites.length === 0 ? "*" : ["'self'", ...sites].join(" "),
      ),
      "cache-control": "no-store",
    },
  });
});
