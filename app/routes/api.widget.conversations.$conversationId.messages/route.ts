import { answeringBotOf, getTurn, runTurn, streamTurn, watch } from "#app/features/answers/index.server.ts";
import {
  assertMayWrite,
  MessagesQuery,
  readConversation,
  SendMessageSchema,
} from "#app/features/conversations/index.server.ts";
import { assertFormSent } from "#app/features/leads/index.server.ts";
import { assertTakesFiles } from "#app/features/visitor-files/index.server.ts";
import { eventStream, wantsEvents } from "#app/http/event-stream.server.ts";
import { limitMessages } from "#app/http/rate-limits.server.ts";
import { visitorAction, visitorLoader } from "#app/http/visitor-guards.server.ts";

export const loader = visitorLoader({ query: MessagesQuery }, async ({ session, query }) =>
  readConversation({ ...session, after: query.after ?? 0 }),
);

export const action = visitorAction(
  { method: "POST", body: SendMessageSchema, isReadable: true },
  async ({ request, session, body, ip, gone }) => {
    const { settings } = await answeringBotOf(session);
    await assertMayWrite(session, settings);
    await assertFormSent(session, settings);
    if (body.files?.length) assertTakesFiles(settings);
    const { messagesPerMinute: perMinute, messagesPerDay: perDay } = settings.limits;
    if (session.channel !== "preview")
      await limitMessages({ ip, visitorId: session.visitorId, clientId: body.clientId, perMinute, perDay });
    const leave = watch(session.conversationId);
    const turn = await runTurn(session, body).catch((error: unknown) => {
      leave();
      throw error;
    });
    if (wantsEvents(request))
      return eventStream(gone, (sink) => {
        const stop = streamTurn(session, turn.question, turn.answer, sink);
        return () => {
          stop();
          leave();
        };
      });
    gone.addEventListener("abort", leave);
    return getTurn(turn).finally(leave);
  },
);
