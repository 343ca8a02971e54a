import { cleanApiKey } from "#app/ai/api-key.ts";
import { cleanBaseUrl } from "#app/ai/base-url.ts";
import { ProviderError, type ProviderErrorCode } from "#app/ai/provider.ts";
import { createProvider } from "#app/ai/registry.server.ts";
import type { Actor } from "#app/domain/access/permissions.ts";
import { recordAudit } from "#app/features/administration/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { keyring } from "#app/platform/keyring.server.ts";
import { AppError, fieldError } from "#app/shared/app-error.ts";
import { createId } from "#app/shared/ids.ts";
import type { NewProvider } from "./provider.schema.ts";
import { providerFetch } from "./provider-fetch.server.ts";
import { toProviderView, type ProviderView } from "./provider-view.ts";

const TEST_TIMEOUT_MS = 15_000;

/** What is wrong with the key; everything else is said of the address. */
const ABOUT_KEY: ReadonlySet<ProviderErrorCode> = new Set(["key-refused", "quota-exhausted", "rate-limited"]);
/** No model is named yet, so what is not found is the address; and nothing stops the trial but its clock. */
const MEANT: Partial<Record<ProviderErrorCode, ProviderErrorCode>> = {
  "model-unknown": "bad-answer",
  aborted: "timed-out",
};

/**
 * The workspace has the provider, its key sealed. The key was tried with a real call: `PROVIDER_REFUSED` says at the
 * field that it concerns why it cannot be used, and nothing is stored.
 */
export async function addProvider(input: { actor: Actor; provider: NewProvider }): Promise<ProviderView> {
  const { actor, provider } = input;
  const apiKey = cleanApiKey(provider.apiKey);
  if (!apiKey) throw fieldError("apiKey", "CHARACTERS");
  const baseUrl = cleanBaseUrl(provider.kind, provider.baseUrl || undefined);
  if (!baseUrl) throw fieldError("baseUrl", "URL");
  const id = createId();
  await assertAnswers({ id, kind: provider.kind, apiKey, baseUrl });
  const { workspaceId } = actor;
  const row = await db.providerAccount.create({
    data: {
      id,
      workspaceId,
      kind: provider.kind,
      name: provider.name,
      baseUrl,
      sealedKey: keyring.seal(apiKey, { table: "ProviderAccount", rowId: id, workspaceId, field: "key" }),
      keyEnding: apiKey.length >= 12 ? apiKey.slice(-4) : "",
      createdById: actor.userId,
    },
  });
  await recordAudit({
    actor,
    action: "provider.added",
    targetType: "provider",
    targetId: id,
    data: { kind: provider.kind, name: provider.name },
  });
  return toProviderView(row);
}

/** Asks the provider for its models: the cheapest call that needs a valid key. Throws `PROVIDER_REFUSED`. */
async function assertAnswers(settings: {
  id: string;
  kind: NewProvider["kind"];
  apiKey: string;
  baseUrl: string;
}): Promise<void> {
  const provider = createProvider({ ...settings, fetch: providerFetch });
  try {
    await provider.listModels?.(AbortSignal.timeout(TEST_TIMEOUT_MS));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { code } = error.failure;
    const field = ABOUT_KEY.has(code) ? "apiKey" : "baseUrl";
    throw new AppError("PROVIDER_REFUSED", {
      fields: [{ field, code: "PROVIDER_REFUSED", params: { reason: MEANT[code] ?? code } }],
      cause: error,
    });
  }
}
