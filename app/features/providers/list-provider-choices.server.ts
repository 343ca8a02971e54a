import { PROVIDER_KIND_FACTS } from "#app/ai/provider-kinds.ts";
import type { Actor } from "#app/domain/access/permissions.ts";
import { listProviders } from "./list-providers.server.ts";

/** A provider as a bot's chain offers it. */
export interface ProviderChoice {
  id: string;
  name: string;
  /** What a new link starts with. */
  defaultModel: string;
  /** Suggestions; any other name may be typed. */
  models: string[];
  /** For the search by meaning. */
  embeddingModel: string;
}

/** What a bot of the workspace can be answered by, besides the built-in answerer. */
export async function listProviderChoices(input: { actor: Actor }): Promise<ProviderChoice[]> {
  const providers = await listProviders(input);
  return providers.map(({ id, name, kind }) => {
    const facts = PROVIDER_KIND_FACTS[kind === "gemini" ? "gemini" : "openai"];
    return {
      id,
      name,
      defaultModel: facts.defaultModel,
      models: [...facts.knownModels],
      embeddingModel: facts.defaultEmbeddingModel,
    };
  });
}
