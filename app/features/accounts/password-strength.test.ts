import { describe, expect, it } from "vitest";
import { passwordStrength } from "./password-strength.ts";

describe("the strength of a password in words", () => {
  it("says how many characters are missing, counted as people count them", () => {
    expect(passwordStrength("geheim")).toEqual({ kind: "tooShort", count: 6 });
    expect(passwordStrength("👍👍")).toEqual({ kind: "tooShort", count: 10 });
  });

  it("never praises what everybody uses", () => {
    expect(passwordStrength("password1234").kind).toBe("common");
  });

  it("tells good from strong", () => {
    expect(passwordStrength("otter lamp 42").kind).toBe("good");
    expect(passwordStrength("otter lamp bicycle cheese").kind).toBe("strong");
  });
});
