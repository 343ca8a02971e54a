import { describe, expect, test } from "vitest";
import { createThinkFilter } from "./think-filter.ts";
import { createTextMender, toWellFormed } from "./well-formed.ts";
import type { TextFilter } from "./well-formed.ts";

const through = (filter: TextFilter, deltas: string[]): string =>
  deltas.map((delta) => filter.push(delta)).join("") + filter.end();

describe("thoughts at the start of an answer", () => {
  test.each([
    ["<think>secret</think>\n\nHello", "Hello"],
    ["\n <THINK>secret < / think</Think> Hello", "Hello"],
    ["<think></think><think>again</think>Hello", "Hello"],
    ["<think>never closed", ""],
    ["Hello <think>is a tag</think>", "Hello <think>is a tag</think>"],
    ["<thinking is fun", "<thinking is fun"],
    ["<th", "<th"],
    ["", ""],
  ])("%j shows %j, however it is cut", (text, shown) => {
    expect(through(createThinkFilter(), [text])).toBe(shown);
    expect(through(createThinkFilter(), text.split(""))).toBe(shown);
    for (let at = 1; at < text.length; at += 1)
      expect(through(createThinkFilter(), [text.slice(0, at), text.slice(at)])).toBe(shown);
  });

  test("an answer without thoughts is not held back", () => {
    expect(createThinkFilter().push("Hello")).toBe("Hello");
    expect(createThinkFilter().push("<b>")).toBe("<b>");
  });

  test("a long thought is not kept in memory", () => {
    const filter = createThinkFilter();
    filter.push("<think>");
    for (let turn = 0; turn < 1_000; turn += 1) expect(filter.push("x".repeat(10_000))).toBe("");
    expect(filter.push("</think>Hello")).toBe("Hello");
  });
});

describe("characters", () => {
  test("a pair that is split over deltas stays a pair", () => {
    expect(through(createTextMender(), ["a\ud83d", "\ude00b"])).toBe("a😀b");
  });

  test("halves that stand alone become one replacement character each", () => {
    expect(through(createTextMender(), ["\ude00a\ud83d", "b\ud83d"])).toBe("\ufffda\ufffdb\ufffd");
  });

  test("NUL is dropped and everything else kept", () => {
    expect(toWellFormed("a\0b\n\u0007 😀 é")).toBe("ab\n\u0007 😀 é");
  });
});
