import { describe, expect, test } from "vitest";
import type { GenerateRequest, KnowledgePassage, StreamPart } from "#app/ai/provider.ts";
import { createBuiltinProvider } from "./create-builtin-provider.ts";
import { splitIntoDeltas } from "./split-into-deltas.ts";

const provider = createBuiltinProvider({
  unknown: (locale, topics) => `unknown ${locale} ${topics.join("|")}`,
  greeting: (locale) => `greeting ${locale}`,
  thanks: (locale) => `thanks ${locale}`,
  goodbye: (locale) => `goodbye ${locale}`,
});

const returns: KnowledgePassage = {
  number: 1,
  passageId: "p1",
  sourceId: "s1",
  title: "Returns",
  headings: [],
  text: "You can return any item within 30 days. Returns are free of charge.",
  score: 0.9,
};

async function ask(question: string, passages: KnowledgePassage[], locale = "en"): Promise<StreamPart[]> {
  const request: GenerateRequest = {
    model: "builtin",
    system: "",
    turns: [{ role: "user", text: question }],
    passages,
    temperature: 0,
    maxTokens: 200,
    locale,
  };
  const parts: StreamPart[] = [];
  for await (const part of provider.stream(request, new AbortController().signal)) parts.push(part);
  return parts;
}

const textOf = (parts: StreamPart[]): string =>
  parts.map((part) => (part.type === "text-delta" ? part.text : "")).join("");

describe("the built-in answerer", () => {
  test("quotes and cites what the passages say, with the place of the quotation", async () => {
    const parts = await ask("How many days do I have to return an item?", [returns]);
    expect(parts[0]).toMatchObject({ type: "answer-kind", kind: "quoted" });
    expect(textOf(parts)).toContain("within 30 days");
    expect(parts.at(-2)).toMatchObject({ type: "citations", numbers: [1], highlights: { 1: { start: 0 } } });
    expect(parts.at(-1)).toEqual({ type: "finish", reason: "stop" });
  });

  test("says in the visitor's language that it does not know, naming each nearby topic once", async () => {
    const passages = [1, 2].map((number) => ({ ...returns, number, score: 0.05 }));
    const parts = await ask("¿Quién escribió el Quijote?", passages, "es");
    expect(parts[0]).toMatchObject({ type: "answer-kind", kind: "unknown" });
    expect(textOf(parts)).toBe("unknown es Returns");
    expect(parts.map((part) => part.type)).not.toContain("citations");
  });

  test.each([
    ["Hello", "greeting en"],
    ["Thank you very much", "thanks en"],
    ["Goodbye", "goodbye en"],
  ])("answers %j as small talk", async (question, text) => {
    expect(textOf(await ask(question, []))).toBe(text);
  });

  test("gives the answer that was written for exactly these words, also for a greeting", async () => {
    const pair = { ...returns, questions: ["Hello"], text: "Welcome to the shop." };
    const parts = await ask("Hello", [pair]);
    expect(parts[0]).toMatchObject({ type: "answer-kind", kind: "curated" });
    expect(textOf(parts)).toContain("Welcome to the shop.");
  });
});

describe("small pieces", () => {
  test.each([
    "",
    " ",
    "one",
    "Two words",
    "日本語の長い文章".repeat(30),
    `${"word ".repeat(60)}\n\nend `,
    "😀".repeat(90),
  ])("%j is the same text again when they are joined", (text) => {
    const deltas = splitIntoDeltas(text);
    expect(deltas.join("")).toBe(text);
    expect(deltas.every((delta) => delta.isWellFormed())).toBe(true);
  });

  test("a long text becomes many pieces", () => {
    expect(splitIntoDeltas("word ".repeat(100)).length).toBeGreaterThan(8);
  });
});
