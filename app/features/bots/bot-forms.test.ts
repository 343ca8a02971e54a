import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "#app/shared/field-errors.ts";
import { BehaviourFormSchema, LimitsFormSchema } from "./bot-forms.ts";

const limits = {
  revision: "3",
  messagesPerMinute: "10",
  messagesPerDay: "100",
  visitorUsdPerDay: "",
  botMessagesPerDay: " ",
  usdPerDay: "2,50",
};
const behaviour = {
  revision: "3",
  temperature: "0.2",
  maxTokens: "600",
  answerLength: "medium",
  languagePolicy: "bot",
  locale: "es",
  provider1: "openai",
  model1: "gpt-6-luna",
};

describe("the form of the limits", () => {
  it("takes an empty field as no limit, and a comma as a decimal point", () => {
    expect(LimitsFormSchema.parse(limits)).toEqual({
      revision: 3,
      changes: {
        limits: {
          messagesPerMinute: 10,
          messagesPerDay: 100,
          visitorUsdPerDay: null,
          botMessagesPerDay: null,
          usdPerDay: 2.5,
        },
      },
    });
  });

  it("refuses in words what is no number or too much", () => {
    const { error } = LimitsFormSchema.safeParse({
      ...limits,
      usdPerDay: "much",
      botMessagesPerDay: "1000001",
      visitorUsdPerDay: "-1",
    });
    expect(error && fieldErrorsOf(error).map(({ field, code }) => [field, code])).toEqual([
      ["visitorUsdPerDay", "NUMBER"],
      ["botMessagesPerDay", "RANGE"],
      ["usdPerDay", "NUMBER"],
    ]);
  });
});

describe("the form of the behaviour", () => {
  it("leaves switches off that were not sent", () => {
    const { changes } = BehaviourFormSchema.parse(behaviour);
    expect(changes).toMatchObject({ onlyKnowledge: false, followUps: false, embedding: null });
    expect(changes).toMatchObject({ answerLength: "medium", chain: [{ providerId: "openai" }] });
  });

  it("searches by meaning only with a model", () => {
    const byMeaning = { ...behaviour, byMeaning: "on", embeddingProvider: "openai" };
    const { changes } = BehaviourFormSchema.parse({ ...byMeaning, embeddingModel: "text-embedding-3-small" });
    expect(changes.embedding).toEqual({ providerId: "openai", model: "text-embedding-3-small" });
    const { error } = BehaviourFormSchema.safeParse({ ...byMeaning, embeddingModel: "" });
    expect(error && fieldErrorsOf(error)).toMatchObject([{ field: "embeddingModel", code: "REQUIRED" }]);
  });
});
