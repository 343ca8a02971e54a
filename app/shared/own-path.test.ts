import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path.ts";

describe("where a form may send somebody", () => {
  it.each(["/app", "/app/bots?q=1#top", "/"])("follows the path %s of this site", (path) => {
    expect(ownPath(path, "/elsewhere")).toBe(path);
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "/.//evil.example/..//evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    null,
    undefined,
  ])("never leaves the site for %j", (text) => {
    const path = ownPath(text, "/app");
    expect(path.startsWith("//")).toBe(false);
    expect(new URL(path, "http://localhost").origin).toBe("http://localhost");
  });
});
