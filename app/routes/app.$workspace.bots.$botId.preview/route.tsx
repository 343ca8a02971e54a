import { TEXT_LANGUAGES } from "#app/domain/look/text-languages.ts";
import { getBot } from "#app/features/bots/index.server.ts";
import { createPreviewTicket } from "#app/features/conversations/index.server.ts";
import { chatPagePolicy, renderChatPage } from "#app/features/embedding/index.server.ts";
import { workspaceLoader } from "#app/http/page-guards.server.ts";
import { queryOf } from "#app/http/parse-input.server.ts";

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, locale, nonce, request }) => {
    const { name } = await getBot({ actor, botId: params.botId });
    const query = queryOf(request);
    const version = Number(query.version);
    const page = renderChatPage({
      botId: params.botId,
      title: name,
      locale: TEXT_LANGUAGES.find((code) => code === query.lang) ?? locale,
      nonce,
      channel: "preview",
      previewTicket: createPreviewTicket({ actor, botId: params.botId }),
      theme: query.theme === "dark" ? "dark" : "light",
      ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    });
    return new Response(page, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": chatPagePolicy(nonce, "'self'"),
        "cache-control": "no-store",
      },
    });
  },
);
