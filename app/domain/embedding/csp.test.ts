import { describe, expect, it } from "vitest";
import { blockedByCsp, type CspNeed, type ScriptTag } from "./csp.ts";

const ORIGIN = "https://chat.example";
const blocks = (policy: string | string[], needs: CspNeed[] = ["script", "connect"], tag: ScriptTag = {}) =>
  blockedByCsp({
    policies: [policy].flat(),
    pageUrl: "https://shop.example/about",
    origin: ORIGIN,
    needs,
    tag,
  });

describe("a policy", () => {
  it.each([
    "",
    "img-src 'self'",
    "default-src *",
    "default-src https:",
    "script-src https://chat.example; connect-src https://chat.example",
    "script-src chat.example; connect-src *.example",
    "default-src 'none'; script-src https://chat.example/widget.js https://chat.example/widget/; connect-src https://chat.example/api/",
    "default-src 'none'; script-src-elem https://chat.example:443; script-src 'none'; connect-src http://chat.example",
    "SCRIPT-SRC https://CHAT.example ; Connect-Src https://chat.example",
  ])("lets the widget work: %s", (policy) => {
    expect(blocks(policy)).toEqual([]);
  });

  it("that names other addresses is told the line to write", () => {
    expect(blocks("script-src 'self'; connect-src 'self'")).toEqual([
      { need: "script", directive: "script-src", line: "script-src 'self' https://chat.example" },
      { need: "connect", directive: "connect-src", line: "connect-src 'self' https://chat.example" },
    ]);
  });

  it("for everything is left as it is, and gets directives of its own", () => {
    expect(blocks("default-src 'none'")).toEqual([
      { need: "script", directive: "default-src", line: "script-src https://chat.example" },
      { need: "connect", directive: "default-src", line: "connect-src https://chat.example" },
    ]);
    expect(blocks("default-src 'self' cdn.example", ["image"])[0]?.line).toBe(
      "img-src 'self' cdn.example https://chat.example",
    );
  });

  it.each([
    "https://other.example",
    "https://chat.example:8443",
    "https://chat.example/other.js",
    "https://chat.example/widget.js",
    "*.chat.example",
    "'unsafe-inline'",
    "ws:",
  ])("does not mean us by %s", (source) => {
    expect(blocks(`script-src ${source}`, ["script"])).toHaveLength(1);
  });

  it("with a nonce lets in the script that has it, whatever its address", () => {
    expect(blocks("script-src 'nonce-abc'", ["script"], { nonce: "abc" })).toEqual([]);
    expect(blocks("script-src 'nonce-abc'", ["script"], { nonce: "abcd" })).toHaveLength(1);
  });

  it("with strict-dynamic looks at who put the script there and not at addresses", () => {
    const policy = "script-src 'strict-dynamic' 'nonce-abc' https://chat.example";
    expect(blocks(policy, ["script"])).toHaveLength(1);
    expect(blocks(policy, ["script"], { nonce: "abc" })).toEqual([]);
    expect(blocks(policy, ["script"], { isAddedByScript: true })).toEqual([]);
  });

  it("is one of several, and each has to allow", () => {
    expect(blocks(["script-src https:", "script-src 'self'"], ["script"])).toHaveLength(1);
    expect(blocks("script-src https:, script-src 'self'", ["script"])).toHaveLength(1);
  });

  it("of frames asks frame-src, then child-src, then default-src", () => {
    expect(blocks("default-src 'self'; child-src https://chat.example", ["frame"])).toEqual([]);
    expect(blocks("frame-src 'none'; child-src https://chat.example", ["frame"])).toEqual([
      { need: "frame", directive: "frame-src", line: "frame-src https://chat.example" },
    ]);
    expect(blocks("default-src 'self'", ["frame"])[0]?.line).toBe("frame-src 'self' https://chat.example");
  });

  it("with the first of two equal directives decides", () => {
    expect(blocks("script-src 'self'; script-src https:", ["script"])).toHaveLength(1);
  });

  it("upgrades a page's own scheme and stands a broken source", () => {
    expect(
      blockedByCsp({
        policies: ["script-src chat.example ::: 'bogus"],
        pageUrl: "http://shop.example/",
        origin: "https://chat.example",
        needs: ["script"],
      }),
    ).toEqual([]);
  });
});
