import { MAX_STARTERS } from "#app/domain/bot/bot-limits.ts";
import type { TestExpectation } from "#app/domain/testing/test-expectation.ts";
import { TEMPLATE_COLOURS } from "./template-colours.ts";
import type { Template, TemplateKey, TemplateLanguage } from "./template.schema.ts";

const PAIRS = "qa/pairs.json";
/** What no visitor may read: the mark of a blank. */
const MARK = "✎";

/**
 * A template as the parts of a bot's file (docs/bot-files.md): its questions begin a conversation, and each pair is tested, for what
 * it says or for not saying what is still to be filled in. `id` makes it another bot each time.
 */
export function templateFile(input: {
  template: Template;
  key: TemplateKey;
  language: TemplateLanguage;
  id: string;
}): { path: string; content: string }[] {
  const { template, key, language, id } = input;
  const { name, description, greeting, prompt, pairs } = template;
  const starters = pairs.slice(0, MAX_STARTERS).map(({ questions }) => questions[0] ?? "");
  const tests = pairs.map(({ questions, expect }, index) => ({
    key: `${id}-test-${index + 1}`,
    question: questions.at(-1),
    history: [],
    expect: expectationOf(expect),
    origin: "knowledge",
    isEnabled: true,
  }));
  const source = {
    key: `${id}-pairs`,
    type: "qa",
    title: name,
    file: PAIRS,
    isOpen: false,
    everyHours: null,
    edits: [],
  };
  return [
    part("bot.json", {
      kind: "chatbot-factory-bot",
      version: 1,
      key: id,
      passageLength: "medium",
      settings: { name, description, greeting, starters, locale: language },
    }),
    { path: "prompt.md", content: prompt },
    part("look.json", { color: TEMPLATE_COLOURS[key] }),
    part("knowledge/sources.json", [source]),
    part(
      PAIRS,
      pairs.map(({ questions, answer }) => ({ questions, answer })),
    ),
    part("tests.json", tests),
  ];
}

const expectationOf = (phrase: string | undefined): TestExpectation =>
  phrase === undefined ? { mustNotContain: [MARK] } : { mustContain: [phrase] };

const part = (path: string, content: unknown) => ({ path, content: JSON.stringify(content) });
