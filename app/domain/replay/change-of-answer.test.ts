import { describe, expect, it } from "vitest";
import { changeOfAnswer, type ComparedAnswer } from "./change-of-answer.ts";

const answer = (text: string, more: Partial<ComparedAnswer> = {}): ComparedAnswer => ({
  text,
  kind: "model",
  sourceIds: ["bread"],
  ...more,
});

describe("whether an answer changed", () => {
  it("is told by who gave it, before anything else", () => {
    const text = "A loaf costs 5.40 euros [1].";
    expect(changeOfAnswer(answer(text), answer(text, { kind: "quoted" }))).toBe("kind");
    expect(changeOfAnswer(answer(text), answer("I don't know.", { kind: "unknown" }))).toBe("kind");
  });

  it("is told by what it rests on, in whatever order", () => {
    const text = "We open at seven [1] [2].";
    const of = (...sourceIds: string[]) => answer(text, { sourceIds });
    expect(changeOfAnswer(of("a", "b"), of("b", "a"))).toBeNull();
    expect(changeOfAnswer(of("a", "b"), of("a"))).toBe("sources");
  });

  it("lets a model choose its words, but neither its numbers nor its subject", () => {
    const before = answer("A loaf of rye bread costs 5.40 euros at our bakery [1].");
    expect(
      changeOfAnswer(before, answer("At our bakery, a rye bread loaf costs 5.40 euros [2]!")),
    ).toBeNull();
    expect(changeOfAnswer(before, answer("A loaf of rye bread costs 6.40 euros at our bakery [1]."))).toBe(
      "text",
    );
    expect(changeOfAnswer(before, answer("Please call the shop for prices [1]."))).toBe("text");
    expect(changeOfAnswer(answer("面包每个五元四角。"), answer("我们周一休息。"))).toBe("text");
    expect(changeOfAnswer(answer(""), answer(""))).toBeNull();
  });

  it("compares what was quoted or written by people to the letter, but for marks", () => {
    const quoted = (text: string) => answer(text, { kind: "quoted" });
    expect(changeOfAnswer(quoted("We open **at seven** [1]."), quoted("We open at seven [3]."))).toBeNull();
    expect(changeOfAnswer(quoted("We open at seven [1]."), quoted("We open at seven sharp [1]."))).toBe(
      "text",
    );
    const curated = (text: string, sourceIds: string[]) => answer(text, { kind: "curated", sourceIds });
    expect(changeOfAnswer(curated("At seven.", []), curated("At seven.", ["pairs"]))).toBeNull();
    expect(changeOfAnswer(curated("At seven.", []), curated("At eight.", []))).toBe("text");
  });

  it("hears every way of not knowing as the same", () => {
    const unknown = (text: string) => answer(text, { kind: "unknown", sourceIds: [] });
    expect(changeOfAnswer(unknown("I don't know."), unknown("I don't know. Ask me about bread."))).toBeNull();
  });
});
