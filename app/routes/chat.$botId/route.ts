import { getLiveBot } from "#app/features/bots/index.server.ts";
import {
  chatPagePolicy,
  getPublicBot,
  readEmbedQuery,
  renderChatPage,
  renderClosedPage,
} from "#app/features/embedding/index.server.ts";
import { publicLoader } from "#app/http/page-guards.server.ts";

/** The page behind the link to share; one sentence while the link is switched off. */
export const loader = publicLoader(async ({ params, locale, nonce, request, t }) => {
  const { lang = locale, ...look } = readEmbedQuery(new URL(request.url).searchParams);
  const bot = await getPublicBot({ botId: params.botId ?? "", lang });
  const { isShared } = await getLiveBot(bot.id);
  const page = { title: bot.name, locale: bot.locale, nonce };
  const html = isShared
    ? renderChatPage({ ...page, ...look, botId: bot.id, channel: "page" })
    : renderClosedPage({
        title: t("embedding:closed.title"),
        text: t("embedding:closed.text"),
        locale,
        nonce,
      });
  return new Response(html, {
    status: isShared ? 200 : 404,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": chatPagePolicy(nonce, "'none'"),
      "cache-control": "no-store",
    },
  });
});
