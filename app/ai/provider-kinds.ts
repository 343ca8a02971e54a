/** What can be set up with a key, each through an adapter of its own. */
export const PROVIDER_KINDS = ["openai", "gemini"] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

export interface ProviderKindFacts {
  /** As a person sees it; a proper name, the same in every language. */
  name: string;
  defaultBaseUrl: string;
  defaultModel: string;
  defaultEmbeddingModel: string;
  /** Suggestions for a form, before `listModels` has told the truth. */
  knownModels: readonly string[];
}

/** After the vendors' model pages (platform.openai.com/docs/models, ai.google.dev/gemini-api/docs/models). */
export const PROVIDER_KIND_FACTS = {
  openai: {
    name: "OpenAI",
    defaultBaseUrl: "https://api.openai.com/v1",
    defaultModel: "gpt-4.1-mini",
    defaultEmbeddingModel: "text-embedding-3-small",
    knownModels: [
      "gpt-4.1-mini",
      "gpt-4.1-nano",
      "gpt-4.1",
      "gpt-4o-mini",
      "gpt-4o",
      "gpt-5-mini",
      "gpt-5-nano",
      "gpt-5",
    ],
  },
  gemini: {
    name: "Google Gemini",
    defaultBaseUrl: "https://generativelanguage.googleapis.com",
    defaultModel: "gemini-2.5-flash",
    defaultEmbeddingModel: "gemini-embedding-001",
    knownModels: ["gemini-2.5-flash", "gemini-2.5-flash-lite", "gemini-2.5-pro"],
  },
} as const satisfies Record<ProviderKind, ProviderKindFacts>;
