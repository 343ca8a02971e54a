import { z } from "zod";
import { getPublicBot, recordVisit } from "#app/features/embedding/index.server.ts";
import { widgetLoader, widgetOnly } from "#app/http/visitor-guards.server.ts";
import { digits } from "#app/shared/text-schema.ts";

const Query = z.object({
  lang: z.string().max(200).optional(),
  preview: z.string().max(200).optional(),
  version: z.union([z.literal("").transform(() => undefined), digits(1, 1_000_000)]).optional(),
});

export const loader = widgetLoader({ query: Query }, async ({ params, query, request, origin }) => {
  const { botId = "" } = params;
  const bot = await getPublicBot({
    botId,
    lang: query.lang ?? request.headers.get("accept-language") ?? "",
    preview: query.preview,
    version: query.version,
  });
  if (!query.preview) await recordVisit({ botId, origin, version: query.version });
  return bot;
});

export const action = widgetOnly("GET");
