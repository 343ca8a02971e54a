import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cleanApiKey } from "./api-key.ts";
import { cleanBaseUrl } from "./base-url.ts";
import { PROVIDER_ERROR_CODES } from "./provider.ts";
import { PROVIDER_KIND_FACTS, PROVIDER_KINDS } from "./provider-kinds.ts";
import { providerSentenceKey } from "./provider-sentences.ts";
import { createProvider } from "./registry.server.ts";

describe("a pasted key", () => {
  test.each([
    ["  sk-abc\n", "sk-abc"],
    ["Bearer sk-abc", "sk-abc"],
    ["authorization: bearer   sk-abc", "sk-abc"],
    ["", ""],
    ["sk-a\r\nX-Evil: 1", null],
    ["sk a", null],
    ["sk-ключ", null],
    ["x".repeat(10_000), null],
  ])("%j becomes %j", (pasted, key) => {
    expect(cleanApiKey(pasted)).toBe(key);
  });

  test("that cannot be one makes no provider", () => {
    const settings = { id: "p", kind: "openai" as const, apiKey: "a b", fetch: globalThis.fetch };
    expect(() => createProvider(settings)).toThrow(TypeError);
    expect(() => createProvider({ ...settings, apiKey: "a", baseUrl: "not an address" })).toThrow(TypeError);
  });
});

describe("a pasted address", () => {
  test.each([
    ["openai", undefined, "https://api.openai.com/v1"],
    ["openai", "", "https://api.openai.com/v1"],
    ["openai", " http://localhost:11434 ", "http://localhost:11434/v1"],
    ["openai", "http://localhost:11434/", "http://localhost:11434/v1"],
    ["openai", "https://api.groq.com/openai/v1/", "https://api.groq.com/openai/v1"],
    ["openai", "https://openrouter.ai/api/v1/chat/completions", "https://openrouter.ai/api/v1"],
    ["gemini", undefined, "https://generativelanguage.googleapis.com"],
    ["gemini", "https://example.com/v1beta/models/x:generateContent", "https://example.com"],
    ["gemini", "https://example.com/proxy/v1beta/", "https://example.com/proxy"],
    ["openai", "ftp://example.com", null],
    ["openai", "https://user:pass@example.com", null],
    ["openai", "https://example.com/?key=1", null],
    ["openai", "localhost", null],
  ] as const)("%s %j becomes %j", (kind, pasted, url) => {
    expect(cleanBaseUrl(kind, pasted)).toBe(url);
  });
});

test.each(PROVIDER_KINDS)("the default model of %s is one that is suggested", (kind) => {
  const { defaultModel, knownModels } = PROVIDER_KIND_FACTS[kind];
  expect(knownModels).toContain(defaultModel);
});

test.each(["en", "es", "ar"])(
  "every failure has one sentence in %s, and no sentence is left over",
  (language) => {
    const file = join(import.meta.dirname, "../../locales", language, "providers.json");
    const { error } = JSON.parse(readFileSync(file, "utf8")) as { error: Record<string, string> };
    expect(Object.keys(error).sort()).toEqual([...PROVIDER_ERROR_CODES].sort());
    expect(PROVIDER_ERROR_CODES.map(providerSentenceKey)).toEqual(
      PROVIDER_ERROR_CODES.map((code) => `providers:error.${code}`),
    );
    for (const sentence of Object.values(error)) expect(sentence).toMatch(/^[^.!]{20,140}\.$/u);
  },
);
