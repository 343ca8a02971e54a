import { PROVIDER_KINDS } from "#app/ai/provider-kinds.ts";
import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { AppError, fieldError } from "#app/shared/app-error.ts";
import { forgetPrices } from "./price-book.server.ts";

/** What a workspace pays for a model. US dollars for a million tokens, not negative. */
export interface NewModelPrice {
  /** "openai", "gemini" or the id of one of its provider accounts. */
  provider: string;
  model: string;
  inputPerMillionUsd: number;
  outputPerMillionUsd: number;
}

/** From now on the workspace's answers count with this price. Throws `INVALID` with UNKNOWN_PROVIDER. */
export async function savePrice(input: { actor: Actor; price: NewModelPrice }): Promise<void> {
  const { actor, price } = input;
  const { workspaceId } = actor;
  const { provider, model, inputPerMillionUsd, outputPerMillionUsd } = price;
  const isKind = (PROVIDER_KINDS as readonly string[]).includes(provider);
  if (!isKind && (await db.providerAccount.count({ where: { workspaceId, id: provider } })) === 0)
    throw fieldError("provider", "UNKNOWN_PROVIDER");
  await db.modelPrice.upsert({
    where: { workspaceId_provider_model: { workspaceId, provider, model } },
    create: { workspaceId, provider, model, inputPerMillionUsd, outputPerMillionUsd },
    update: { inputPerMillionUsd, outputPerMillionUsd },
  });
  forgetPrices(workspaceId);
  await recordAudit({
    actor,
    action: "price.saved",
    targetType: "model",
    targetId: model,
    data: { provider, inputPerMillionUsd, outputPerMillionUsd },
  });
}

/** The vendor's list counts again, or nothing is known of the price. Throws `NOT_FOUND`. */
export async function deletePrice(input: { actor: Actor; provider: string; model: string }): Promise<void> {
  const { actor, provider, model } = input;
  const { workspaceId } = actor;
  const { count } = await db.modelPrice.deleteMany({ where: { workspaceId, provider, model } });
  if (count === 0) throw new AppError("NOT_FOUND");
  forgetPrices(workspaceId);
  await recordAudit({
    actor,
    action: "price.deleted",
    targetType: "model",
    targetId: model,
    data: { provider },
  });
}
