import { ProviderError } from "#app/ai/provider.ts";
import type { ProviderFailure } from "#app/ai/provider.ts";
import { ABORTED, badAnswer, failureOfThrown } from "#app/ai/vendor-failure.ts";
import { toGeminiFailure } from "./gemini-failure.ts";

function refusalOf(response: Response, text: string): ProviderFailure {
  // A missing page says here that the address is wrong, not the model.
  if (response.status === 404) return { ...badAnswer("No such page at this address."), status: 404 };
  let details: unknown;
  try {
    details = (JSON.parse(text) as { error?: { details?: unknown } }).error?.details;
  } catch {
    // An error that is not JSON tells what its status tells.
  }
  return toGeminiFailure(response.status, details, response.headers);
}

/** Names of the models that the key may use. The SDK cannot list them, so this is the plain call of the vendor's API. */
export async function listGeminiModels(
  send: typeof globalThis.fetch,
  { baseUrl, apiKey }: { baseUrl: string; apiKey: string },
  signal: AbortSignal,
): Promise<string[]> {
  try {
    const headers = { "x-goog-api-key": apiKey, accept: "application/json" };
    const response = await send(`${baseUrl}/v1beta/models?pageSize=1000`, { headers, signal });
    const text = await response.text();
    if (!response.ok) throw new ProviderError(refusalOf(response, text));
    const { models } = JSON.parse(text) as { models?: { name?: string }[] };
    if (!Array.isArray(models)) throw new ProviderError(badAnswer("The list of models is not a list."));
    return models.flatMap(({ name }) => (typeof name === "string" ? [name.replace(/^models\//, "")] : []));
  } catch (error) {
    throw new ProviderError(signal.aborted ? ABORTED : failureOfThrown(error));
  }
}
