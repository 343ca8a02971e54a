import { getLiveBot } from "#app/features/bots/index.server.ts";
import { createFramePass } from "#app/features/conversations/index.server.ts";
import {
  chatPagePolicy,
  getPublicBot,
  readEmbedQuery,
  renderChatPage,
} from "#app/features/embedding/index.server.ts";
import { publicLoader } from "#app/http/page-guards.server.ts";

/** The chat for frames of allowed sites; it knows which page stands around it from that page's browser. */
export const loader = publicLoader(async ({ params, locale, nonce, request }) => {
  const { lang = locale, ...look } = readEmbedQuery(new URL(request.url).searchParams);
  const bot = await getPublicBot({ botId: params.botId ?? "", lang });
  const { live } = await getLiveBot(bot.id);
  const sites = live?.settings.allowedSites ?? [];
  const html = renderChatPage({
    ...look,
    botId: bot.id,
    title: bot.name,
    locale: bot.locale,
    nonce,
    channel: "embed",
    frame: createFramePass({ botId: bot.id, parent: parentOf(request) }),
  });
  return new Response(html, {
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

/** The site that fetched the frame, as its browser names it; empty where the page forbids that. */
function parentOf(request: Request): string {
  const referer = request.headers.get("referer") ?? "";
  return URL.canParse(referer) ? new URL(referer).origin : "";
}
