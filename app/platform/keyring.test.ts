import { describe, expect, it } from "vitest";
import { createKeyring } from "./keyring.server.ts";

const key = (letter: string) => Buffer.alloc(32, letter).toString("base64");
const place = { table: "ProviderAccount", rowId: "r1", workspaceId: "w1", field: "key" };

describe("the keyring", () => {
  it("opens what it sealed, and never seals twice alike", () => {
    const ring = createKeyring(`k1:${key("a")}`);
    const sealed = ring.seal("sk-live", place);
    expect(ring.open(sealed, place)).toBe("sk-live");
    expect(ring.seal("sk-live", place)).not.toBe(sealed);
    expect(sealed).not.toContain("sk-live");
  });

  it("opens values of an older key and seals with the first", () => {
    const sealed = createKeyring(`k1:${key("a")}`).seal("sk-live", place);
    const rotated = createKeyring(`k2:${key("b")},k1:${key("a")}`);
    expect(rotated.open(sealed, place)).toBe("sk-live");
    expect(rotated.seal("x", place)).toMatch(/^v1\.k2\./);
    expect(() => createKeyring(`k2:${key("b")}`).open(sealed, place)).toThrow("not in ENCRYPTION_KEYS");
  });

  it("does not open a value that was moved to another row or changed", () => {
    const ring = createKeyring(`k1:${key("a")}`);
    const sealed = ring.seal("sk-live", place);
    expect(() => ring.open(sealed, { ...place, workspaceId: "w2" })).toThrow();
    expect(() => ring.open(`${sealed.slice(0, -2)}AA`, place)).toThrow();
  });

  it("refuses keys of another length", () => {
    expect(() => createKeyring("k1:c2hvcnQ=")).toThrow("32 bytes");
  });
});
