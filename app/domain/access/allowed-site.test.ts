import { describe, expect, it } from "vitest";
import { isAllowedSite } from "./allowed-site.ts";

describe("allowed sites", () => {
  it("are every site while the list is empty", () => {
    expect(isAllowedSite([], "https://anywhere.example")).toBe(true);
    expect(isAllowedSite([], null)).toBe(true);
  });

  it("compare scheme, host and port exactly", () => {
    const sites = ["https://shop.example", "http://localhost:8080"];
    expect(isAllowedSite(sites, "https://shop.example")).toBe(true);
    expect(isAllowedSite(sites, "http://localhost:8080")).toBe(true);
    for (const origin of [
      "http://shop.example",
      "https://shop.example:444",
      "https://shop.example.evil.example",
      "https://notshop.example",
      "https://www.shop.example",
      "null",
      "",
      null,
      "javascript:alert(1)",
    ])
      expect(isAllowedSite(sites, origin), String(origin)).toBe(false);
  });

  it("let a wildcard stand for exactly one label", () => {
    const sites = ["https://*.shop.example"];
    expect(isAllowedSite(sites, "https://de.shop.example")).toBe(true);
    for (const origin of [
      "https://shop.example",
      "https://a.b.shop.example",
      "http://de.shop.example",
      "https://de.shop.example:8443",
      "https://xshop.example",
    ])
      expect(isAllowedSite(sites, origin), origin).toBe(false);
  });
});
