import { beforeAll, describe, expect, it } from "vitest";
import {
  findVisitorSession,
  readConversation,
  startConversation,
  type VisitorSession,
} from "#app/features/conversations/index.server.ts";
import { getDraftBot } from "#app/features/bots/index.server.ts";
import type { Actor } from "#app/domain/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { answerOnce } from "./answer-once.server.ts";
import { askForPerson, END_WAITING } from "./ask-for-person.server.ts";
import { endWaiting } from "./end-waiting.server.ts";
import { getTurn } from "./get-turn.server.ts";
import { runTurn } from "./run-turn.server.ts";
import { streamTurn } from "./stream-conversation.server.ts";

let actor: Actor;
let botId: string;
beforeAll(async () => {
  actor = await makeOwner();
  botId = (await makeBot({ actor, settings: { handover: true } })).botId;
});

async function visitor(of = botId): Promise<VisitorSession> {
  const { token } = await startConversation({ botId: of, body: { locale: "es" }, origin: null });
  return findVisitorSession({ token, origin: null });
}
const say = async (session: VisitorSession, text: string) =>
  getTurn(await runTurn(session, { text, clientId: createId() }));
const jobsOf = async ({ conversationId }: VisitorSession) =>
  (await db.job.findMany({ where: { type: END_WAITING } })).filter(
    ({ payload }) => (payload as { conversationId: string }).conversationId === conversationId,
  );

describe("a visitor who wants a person", () => {
  it("is heard in their own words, waits, and hears of it on the same line", async () => {
    const session = await visitor();
    const turn = await runTurn(session, { text: "Quiero hablar con una persona", clientId: createId() });
    const frames: string[] = [];
    await new Promise<void>((end) =>
      streamTurn(session, turn.question, turn.answer, { write: (frame) => void frames.push(frame), end }),
    );
    const types = frames.map((frame) => /event: (\w+)/.exec(frame)?.[1]);
    expect(types).toEqual(["accepted", "state", "delta", "done"]);
    const { messages } = await getTurn(turn);
    expect(messages[1]).toMatchObject({ kind: "handover", status: "done" });
    expect(messages[1]?.text).toMatch(/^Aviso al equipo/);
    expect((await readConversation(session)).conversation.state).toBe("waiting");
    expect((await say(session, "¿Hay alguien?")).messages).toHaveLength(1);
  });

  it("is not stranded: two minutes are stored, and then the bot answers again and says so", async () => {
    const session = await visitor();
    const before = Date.now();
    await Promise.all([askForPerson(session), askForPerson(session)]);
    const [job, ...others] = await jobsOf(session);
    expect(others).toEqual([]);
    expect((job?.runAt.getTime() ?? 0) - before).toBeGreaterThan(119_000);
    await endWaiting(job?.payload);
    const { conversation, messages } = await readConversation(session);
    expect(conversation.state).toBe("bot");
    expect(messages.at(-1)).toMatchObject({ role: "bot", kind: "handover" });
    expect((await say(session, "When does the bakery open?")).messages[1]?.text).toContain("seven");
    // A second run of the same job changes nothing.
    await endWaiting(job?.payload);
    expect((await readConversation(session)).messages).toHaveLength(messages.length + 2);
  });

  it("is left with the person who came", async () => {
    const session = await visitor();
    await askForPerson(session);
    const [job] = await jobsOf(session);
    const { workspaceId, conversationId: id } = session;
    await db.conversation.updateMany({ where: { workspaceId, id }, data: { state: "human" } });
    await endWaiting(job?.payload);
    expect((await readConversation(session)).conversation.state).toBe("human");
  });

  it("is answered by the bot where it passes nobody on", async () => {
    const plain = await makeBot({ actor });
    const session = await visitor(plain.botId);
    expect((await say(session, "I want to talk to a person")).messages[1]?.kind).not.toBe("handover");
    expect((await readConversation(session)).conversation.state).toBe("bot");
  });

  it("makes a test of that kind pass", async () => {
    const { workspaceId } = actor;
    const bot = await getDraftBot({ workspaceId, botId });
    const asked = { workspaceId, bot, locale: "en" };
    expect((await answerOnce({ ...asked, question: "Can I talk to a human?" })).kind).toBe("handover");
    expect((await answerOnce({ ...asked, question: "When does the bakery open?" })).kind).toBe("quoted");
  });
});
