import { Prisma, type Message } from "#app/generated/prisma/client.ts";
import { createBatcher } from "#app/platform/batcher.server.ts";
import { db, type Transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import type { SentFile } from "#app/shared/protocol/visitor-api.ts";

export interface NewMessage {
  workspaceId: string;
  conversationId: string;
  text: string;
  clientId: string;
  /** Of the conversation, not sent before. */
  files?: readonly SentFile[];
}

/** A stored question and the place of its answer. */
export interface Turn {
  question: Message;
  /** Null while a person answers. */
  answer: Message | null;
  /** False when the same `clientId` had been accepted before. */
  isNew: boolean;
}

/**
 * The message is on the disk, numbered, and so is the empty answer to it, when this resolves. The same `clientId` again gives
 * the first turn. Throws `CONVERSATION_CLOSED`.
 */
export async function acceptMessage(message: NewMessage): Promise<Turn> {
  const turn = await acceptInBatch(message);
  if (!turn) throw new AppError("CONVERSATION_CLOSED");
  return turn;
}

const acceptInBatch = singleton("accept-message", () =>
  createBatcher<NewMessage, Turn | null>({
    run: acceptAll,
    keyOf: (message) => message.conversationId,
    most: 100,
  }),
);

interface Numbered {
  id: string;
  lastSeq: number;
  state: string;
}

async function acceptAll(messages: NewMessage[]): Promise<(Turn | null)[]> {
  const made = await db.$transaction((tx) => insert(tx, messages));
  const others = messages.filter((message) => !made.has(message.conversationId));
  const known = others.length > 0 ? await findKnown(others) : new Map<string, Turn>();
  return messages.map(
    (message) => made.get(message.conversationId) ?? known.get(message.conversationId) ?? null,
  );
}

/** The messages that were accepted before, as a statement. */
const sameMessages = (messages: readonly NewMessage[]) => {
  const pairs = messages.map((message) => Prisma.sql`(${message.conversationId}, ${message.clientId})`);
  return Prisma.sql`FROM "Message" WHERE ("conversationId", "clientId") IN (VALUES ${Prisma.join(pairs)})`;
};

/** Turns that were accepted before, by conversation: a batch holds each conversation once. */
async function findKnown(messages: NewMessage[]): Promise<Map<string, Turn>> {
  const rows = await db.$queryRaw<
    { id: string; workspaceId: string }[]
  >`SELECT "id", "workspaceId" ${sameMessages(messages)}`;
  const turns = new Map<string, Turn>();
  for (const { id, workspaceId } of rows) {
    const question = await db.message.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
    turns.set(question.conversationId, { question, answer: await findAnswer(question), isNew: false });
  }
  return turns;
}

/** The newest answer to a question; null while there is none. */
export function findAnswer(
  question: Pick<Message, "workspaceId" | "conversationId" | "id" | "seq">,
): Promise<Message | null> {
  const { workspaceId, conversationId, id, seq } = question;
  return db.message.findFirst({
    where: { workspaceId, conversationId, seq: { gt: seq }, replyToId: id, status: { not: "replaced" } },
    orderBy: { seq: "desc" },
  });
}

/** The turns of the messages that are new; none of those whose conversation is closed. */
async function insert(tx: Transaction, messages: NewMessage[]): Promise<Map<string, Turn>> {
  const ids = messages.map((message) => message.conversationId);
  const now = new Date();
  // A person answers in the states "human" and "waiting": then there is no place for the bot's answer.
  const numbered = await tx.$queryRaw<Numbered[]>`
    UPDATE "Conversation"
    SET "lastSeq" = "lastSeq" + CASE WHEN "state" = 'bot' THEN 2 ELSE 1 END, "lastMessageAt" = ${now}
    WHERE "id" IN (${Prisma.join(ids)}) AND "state" <> 'closed'
      AND "id" NOT IN (SELECT "conversationId" ${sameMessages(messages)})
    RETURNING "id", "lastSeq", "state"`;
  const turns = new Map<string, Turn>();
  const rows: Message[] = [];
  for (const message of messages) {
    const place = numbered.find((row) => row.id === message.conversationId);
    if (!place) continue;
    const turn = newTurn(message, Number(place.lastSeq), place.state === "bot", now);
    rows.push(turn.question, ...(turn.answer ? [turn.answer] : []));
    turns.set(message.conversationId, turn);
  }
  if (rows.length > 0)
    await tx.$executeRaw`
      INSERT INTO "Message" ("id", "workspaceId", "conversationId", "seq", "role", "text", "status", "clientId", "replyToId", "files", "createdAt")
      VALUES ${Prisma.join(rows.map(valuesOf))}`;
  for (const message of messages) await attachFiles(tx, message, turns.get(message.conversationId));
  return turns;
}

/** The files belong to the message from now on, and are swept no more. */
async function attachFiles(tx: Transaction, message: NewMessage, turn: Turn | undefined): Promise<void> {
  const { workspaceId, conversationId, files = [] } = message;
  if (!turn || files.length === 0) return;
  await tx.messageFile.updateMany({
    where: { workspaceId, conversationId, messageId: null, fileId: { in: files.map(({ id }) => id) } },
    data: { messageId: turn.question.id },
  });
}

function newTurn(message: NewMessage, lastSeq: number, isAnswered: boolean, createdAt: Date): Turn {
  const { workspaceId, conversationId } = message;
  const question: Message = {
    ...EMPTY,
    id: createId(),
    workspaceId,
    conversationId,
    seq: isAnswered ? lastSeq - 1 : lastSeq,
    role: "visitor",
    text: message.text,
    status: "done",
    clientId: message.clientId,
    files: message.files?.length ? message.files.map((file) => ({ ...file })) : null,
    createdAt,
  };
  const answer: Message | null = isAnswered
    ? {
        ...EMPTY,
        id: createId(),
        workspaceId,
        conversationId,
        seq: lastSeq,
        role: "bot",
        text: "",
        status: "queued",
        replyToId: question.id,
        createdAt,
      }
    : null;
  return { question, answer, isNew: true };
}

const JSON_TYPE = Prisma.raw(env.isPostgres ? "JSONB" : "TEXT");

const EMPTY = {
  clientId: null,
  replyToId: null,
  authorId: null,
  kind: null,
  citations: null,
  confidence: null,
  provider: null,
  model: null,
  inputTokens: null,
  outputTokens: null,
  costUsd: null,
  firstTokenMs: null,
  latencyMs: null,
  feedback: null,
  feedbackNote: null,
  followUps: null,
  files: null,
} satisfies Partial<Message>;

function valuesOf(row: Message): Prisma.Sql {
  const { id, workspaceId, conversationId, seq, role, text, status, clientId, replyToId, createdAt } = row;
  const files = Prisma.sql`CAST(${row.files && JSON.stringify(row.files)} AS ${JSON_TYPE})`;
  return Prisma.sql`(${id}, ${workspaceId}, ${conversationId}, ${seq}, ${role}, ${text}, ${status}, ${clientId}, ${replyToId}, ${files}, ${createdAt})`;
}
