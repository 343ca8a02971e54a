import { describe, expect, it } from "vitest";
import { findDuplicateKey } from "./find-duplicate-key.ts";

describe("a name that stands twice in one object", () => {
  it.each([
    ['{"role":"user","role":"admin"}', "role"],
    ['{"a":{"b":1,"c":2,"b":3}}', "a.b"],
    ['{"items":[{"q":1},{"q":1,"q":2}]}', "items.q"],
    [String.raw`{"role":1,"r\u006fle":2}`, "role"],
    ['{"a" : 1 , "a"\n:2}', "a"],
  ])("is found in %s", (json, name) => {
    expect(findDuplicateKey(json)).toBe(name);
  });

  it.each([
    '{"a":"a","b":"a"}',
    '[{"a":1},{"a":2}]',
    '{"a":{"a":{"a":1}}}',
    String.raw`{"a":"\"a\":1,\\","b":"\\"}`,
    '{"Role":1,"role":2}',
    '["a","a"]',
    "{}",
  ])("is not found in %s", (json) => {
    expect(JSON.parse(json)).toBeDefined();
    expect(findDuplicateKey(json)).toBeNull();
  });
});
