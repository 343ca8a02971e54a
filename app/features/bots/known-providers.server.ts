import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError, type FieldError } from "#app/shared/app-error.ts";

/** Providers that the instance's operator has set in the environment, usable in every workspace. */
const OF_THE_INSTANCE: ReadonlySet<string> = new Set(["openai", "gemini", "builtin"]);

/** Every link of the chain names a provider of the workspace or of the instance. Throws `INVALID` with UNKNOWN_PROVIDER. */
export async function assertKnownProviders(workspaceId: string, chain: BotSettings["chain"]): Promise<void> {
  const ids = chain.map((link) => link.providerId).filter((id) => !OF_THE_INSTANCE.has(id));
  if (ids.length === 0) return;
  const rows = await db.providerAccount.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true },
  });
  const known = new Set(rows.map((row) => row.id));
  const fields = chain.flatMap((link, index): FieldError[] =>
    OF_THE_INSTANCE.has(link.providerId) || known.has(link.providerId)
      ? []
      : [{ field: `chain.${index}.providerId`, code: "UNKNOWN_PROVIDER" }],
  );
  if (fields.length > 0) throw new AppError("INVALID", { fields });
}
