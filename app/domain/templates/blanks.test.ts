import { describe, expect, it } from "vitest";
import { hasOpenBlank, openBlanksIn } from "./blanks.ts";

describe("blanks of a text", () => {
  it("are found in any language, each once and in order", () => {
    expect(openBlanksIn("We open [✎ your hours], on [✎your day ], and again [✎ your hours].")).toEqual([
      "your hours",
      "your day",
    ]);
    expect(openBlanksIn("نعمل [✎ ساعات العمل لديك].")).toEqual(["ساعات العمل لديك"]);
  });

  it.each(["", "See [1] and [the list](https://x.example).", "[ ] milk", "[✎]", "✎ your hours"])(
    "are not in: %s",
    (text) => expect(hasOpenBlank(text)).toBe(false),
  );
});
