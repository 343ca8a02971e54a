import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { AppError } from "#app/shared/app-error.ts";
import { isId } from "#app/shared/ids.ts";
import { toProviderView, type ProviderView } from "./provider-view.ts";

/** The providers that the operator of the instance has set up for everybody. */
export function instanceProviders(): ProviderView[] {
  const views: ProviderView[] = [];
  if (env.OPENAI_API_KEY)
    views.push({
      id: "openai",
      kind: "openai",
      name: "OpenAI",
      baseUrl: env.OPENAI_BASE_URL ?? "",
      keyEnding: "",
    });
  if (env.GEMINI_API_KEY)
    views.push({
      id: "gemini",
      kind: "gemini",
      name: "Google Gemini",
      baseUrl: env.GEMINI_BASE_URL ?? "",
      keyEnding: "",
    });
  return views;
}

/** The providers that a bot of the workspace can use, the instance's first. */
export async function listProviders(input: { actor: Actor }): Promise<ProviderView[]> {
  const rows = await db.providerAccount.findMany({
    where: { workspaceId: input.actor.workspaceId },
    orderBy: { createdAt: "asc" },
    take: 100,
  });
  return [...instanceProviders(), ...rows.map(toProviderView)];
}

/** The key is gone from the database; bots that name it go on with the next link of their chain. Throws `NOT_FOUND`. */
export async function deleteProvider(input: { actor: Actor; providerId: string }): Promise<void> {
  const { actor, providerId } = input;
  if (!isId(providerId)) throw new AppError("NOT_FOUND");
  const deleted = await db.providerAccount.deleteMany({
    where: { workspaceId: actor.workspaceId, id: providerId },
  });
  if (deleted.count === 0) throw new AppError("NOT_FOUND");
  await recordAudit({
    actor,
    action: "provider.deleted",
    targetType: "provider",
    targetId: providerId,
    data: {},
  });
}
