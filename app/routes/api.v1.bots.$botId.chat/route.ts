import { streamTurn, watch } from "#app/features/answers/index.server.ts";
import { beginChat, chatAnswer, chatResource } from "#app/features/rest/index.server.ts";
import { apiAction, apiLoader } from "#app/http/api-guards.server.ts";
import { eventStream, wantsEvents } from "#app/http/event-stream.server.ts";

export const loader = apiLoader(chatResource);

export const action = apiAction(chatResource, {
  POST: async ({ request, actor, params, body, gone }) => {
    const { context, turn } = await beginChat({
      actor,
      botId: params.botId,
      chat: body,
      acceptLanguage: request.headers.get("accept-language"),
      idempotencyKey: request.headers.get("idempotency-key"),
    });
    const leave = watch(context.conversationId);
    if (!wantsEvents(request)) {
      gone.addEventListener("abort", leave);
      return chatAnswer(context, turn).finally(leave);
    }
    const follow = (sink: Parameters<typeof streamTurn>[3]) => {
      const stop = streamTurn(context, turn.question, turn.answer, sink);
      return () => {
        stop();
        leave();
      };
    };
    return eventStream(gone, follow, { "x-conversation-id": context.conversationId });
  },
});
