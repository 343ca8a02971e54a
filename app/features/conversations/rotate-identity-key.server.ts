import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { createSecret } from "#app/platform/secrets.server.ts";
import { FORMER_KEY_MS, openIdentityKeys, sealIdentityKeys } from "./identity-keys.server.ts";

/**
 * The bot has a new key by which pages sign who a visitor is, returned this once; the one before it holds for another 24 hours.
 * Throws `NOT_FOUND`.
 */
export async function rotateIdentityKey(input: { actor: Actor; botId: string }): Promise<string> {
  const { actor, botId } = input;
  const { workspaceId } = actor;
  const bot = await getBotRow({ workspaceId, botId });
  const before = openIdentityKeys(bot);
  const key = createSecret();
  const now = Date.now();
  await db.bot.updateMany({
    where: { workspaceId, id: bot.id },
    data: {
      sealedIdentityKey: sealIdentityKeys(bot, {
        key,
        madeAt: now,
        ...(before ? { former: { key: before.key, until: now + FORMER_KEY_MS } } : {}),
      }),
      // Not an edit: lists stay in their order.
      updatedAt: bot.updatedAt,
    },
  });
  await recordAudit({
    actor,
    action: "bot.identity-key-made",
    targetType: "bot",
    targetId: bot.id,
    data: {},
  });
  return key;
}
