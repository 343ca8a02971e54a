import { getLiveBot } from "#app/features/bots/index.server.ts";
import type { Conversation } from "#app/generated/prisma/client.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import type { ConversationState, IntroduceVisitorAnswer } from "#app/shared/protocol/visitor-api.ts";
import { assertSite } from "./allowed-origin.server.ts";
import type { IntroduceVisitor } from "./conversation.schema.ts";
import { forgetVisitorSessions, type VisitorSession } from "./find-visitor-session.server.ts";
import { isIdentityVerified } from "./verify-identity.server.ts";
import { newVisitorToken } from "./visitor-token.server.ts";

/**
 * Who the visitor is, is written down as the page says it, and as verified only when the page's server signed it. Who is verified and
 * has no conversation here gets their own earlier one, with a new secret. Throws `NOT_FOUND` and `SITE_NOT_ALLOWED`.
 */
export async function introduceVisitor(input: {
  botId: string;
  body: IntroduceVisitor;
  origin: string | null;
  /** Of the conversation that is under way. */
  session: VisitorSession | null;
}): Promise<IntroduceVisitorAnswer> {
  const { body, botId } = input;
  const { workspaceId, live } = await getLiveBot(botId);
  if (!live) throw new AppError("BOT_NOT_LIVE");
  assertSite(live.settings.allowedSites, input.origin);
  const session = input.session?.botId === botId ? input.session : null;
  const isVerified = await isIdentityVerified({ workspaceId, botId, identity: body.identity });
  const isTheirs = session ? await rename(session, body, isVerified) : false;
  if (isTheirs || !isVerified) return { isVerified, ...(session && !isTheirs ? { isOther: true } : {}) };
  const own = await findOwnConversation({ workspaceId, botId, body });
  return own
    ? { isVerified, ...(await openAgain(own, input.origin)) }
    : { isVerified, ...(session ? { isOther: true } : {}) };
}

async function openAgain(
  { workspaceId, id, visitorId, state }: Conversation,
  origin: string | null,
): Promise<Pick<IntroduceVisitorAnswer, "conversation" | "token">> {
  const { token, stored } = newVisitorToken({
    workspaceId,
    visitorId: visitorId ?? "",
    conversationId: id,
    origin: origin ?? "",
  });
  await stored;
  return { conversation: { id, state: state as ConversationState }, token };
}

/** False when the conversation is a verified visitor's with another id: theirs it stays. */
async function rename(
  { workspaceId, visitorId, conversationId }: VisitorSession,
  { identity, visitor }: IntroduceVisitor,
  isVerified: boolean,
): Promise<boolean> {
  const known = await db.visitor.findUnique({ where: { workspaceId_id: { workspaceId, id: visitorId } } });
  if (!known) return false;
  const isSame = identity === undefined || known.externalId === identity.id;
  if (known.isVerified && !(isVerified && isSame)) return isSame;
  await db.visitor.updateMany({
    where: { workspaceId, id: visitorId },
    data: {
      isVerified,
      externalId: identity?.id ?? known.externalId,
      name: visitor?.name ?? known.name,
      email: visitor?.email ?? known.email,
    },
  });
  forgetVisitorSessions(conversationId);
  return true;
}

/** The conversation in which the verified visitor spoke last, with the version that the page shows. */
function findOwnConversation(input: { workspaceId: string; botId: string; body: IntroduceVisitor }) {
  const { workspaceId, botId, body } = input;
  return db.conversation.findFirst({
    where: {
      workspaceId,
      botId,
      version: String(body.version ?? "live"),
      state: { not: "closed" },
      lastSeq: { gt: 0 },
      channel: { in: ["widget", "page", "embed"] },
      visitor: { isVerified: true, externalId: body.identity?.id ?? "" },
    },
    orderBy: { lastMessageAt: "desc" },
  });
}
