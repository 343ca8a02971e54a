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

/** After the vendors' pages in November 2026 (developers.openai.com/api/docs/models, ai.google.dev/gemini-api/docs/deprecations). */
export const PROVIDER_KIND_FACTS = {
  openai: {
    name: "OpenAI",
    defaultBaseUrl: "https://api.openai.com/v1",
    defaultModel: "gpt-6-luna",
    defaultEmbeddingModel: "text-embedding-3-small",
    knownModels: ["gpt-6-luna", "gpt-6-sol", "gpt-6-astra", "gpt-5.6-luna", "gpt-5.4-mini", "gpt-4.1-mini"],
  },
  gemini: {
    name: "Google Gemini",
    defaultBaseUrl: "https://generativelanguage.googleapis.com",
    defaultModel: "gemini-3.8-flash",
    defaultEmbeddingModel: "gemini-embedding-001",
    knownModels: [
      "gemini-3.8-flash",
      "gemini-3.7-flash",
      "gemini-3.6-flash",
      "gemini-3.5-flash-lite",
      "gemini-3.1-pro-preview",
    ],
  },
} as const satisfies Record<ProviderKind, ProviderKindFacts>;

/** The built-in answerer has no settings, and one model of the same name. */
export const BUILTIN_PROVIDER_ID = "builtin";
