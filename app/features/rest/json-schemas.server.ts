import { z } from "zod";
import { BotLimitsSchema, ChainLinkSchema } from "#app/domain/bot/bot-settings.ts";
import { BotLookSchema } from "#app/domain/look/look.schema.ts";
import * as answers from "./answer-schemas.ts";

type JsonValue = string | number;
export type JsonSchema = Record<string, unknown>;

/** Schemas that stand once in the document, under a name. */
const NAMED = new Map<z.core.$ZodType, string>([
  [answers.BotSchema, "Bot"],
  [answers.ListedBotSchema, "ListedBot"],
  [answers.SourceSchema, "Source"],
  [answers.CitationSchema, "Citation"],
  [answers.ChatAnswerSchema, "ChatAnswer"],
  [answers.ChatMessageSchema, "ChatMessage"],
  [answers.MessageSchema, "Message"],
  [answers.ProviderSchema, "Provider"],
  [answers.ConversationSchema, "Conversation"],
  [answers.ProblemSchema, "Problem"],
  [BotLookSchema, "BotLook"],
  [BotLimitsSchema, "BotLimits"],
  [ChainLinkSchema, "ChainLink"],
]);

/** The schema as JSON Schema 2020-12, as a caller sends or gets it; named parts are references. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const name = NAMED.get(schema);
  return name ? { $ref: `#/components/schemas/${name}` } : written(schema);
}

/** `components.schemas` of the document. */
export function namedJsonSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries([...NAMED].map(([schema, name]) => [name, written(schema)]));
}

function written(root: z.core.$ZodType): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(root, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      // Zod leaves these out where a value is changed on its way in; what is written here is meant as it is sent.
      const { default: otherwise, examples } = z.globalRegistry.get(zodSchema) ?? {};
      if (otherwise !== undefined) jsonSchema.default = otherwise as JsonValue;
      if (Array.isArray(examples)) jsonSchema.examples = examples as JsonValue[];
      const name = NAMED.get(zodSchema);
      if (!name || Object.is(zodSchema, root)) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.$ref = `#/components/schemas/${name}`;
    },
  }) as JsonSchema;
  return schema;
}
