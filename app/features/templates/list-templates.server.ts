import { fold } from "#app/domain/retrieval/fold.ts";
import { TEMPLATE_COLOURS } from "./template-colours.ts";
import { TEMPLATE_KEYS, type TemplateKey, type TemplateLanguage } from "./template.schema.ts";
import { templateOf } from "./templates.server.ts";

/** A template as the gallery shows it. */
export interface TemplateCard {
  key: TemplateKey;
  name: string;
  description: string;
  colour: string;
  greeting: string;
  /** What a visitor asks it first, and what it says. */
  exchange: { question: string; answer: string };
  pairs: number;
}

/** The templates in a language; with `search`, those that say all of its words somewhere. */
export function listTemplates(input: { language: TemplateLanguage; search?: string }): TemplateCard[] {
  const words = fold(input.search ?? "")
    .split(/\s+/)
    .filter(Boolean);
  return TEMPLATE_KEYS.flatMap((key) => {
    const template = templateOf(key, input.language);
    const text = fold(JSON.stringify([key, template]));
    return words.every((word) => text.includes(word)) ? [cardOf(key, template)] : [];
  });
}

function cardOf(key: TemplateKey, template: ReturnType<typeof templateOf>): TemplateCard {
  const { name, description, greeting, pairs } = template;
  const shown = pairs.find(({ expect }) => expect !== undefined);
  const exchange = { question: shown?.questions[0] ?? "", answer: shown?.answer ?? "" };
  return { key, name, description, colour: TEMPLATE_COLOURS[key], greeting, exchange, pairs: pairs.length };
}
