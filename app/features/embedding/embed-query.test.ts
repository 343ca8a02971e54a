import { describe, expect, it } from "vitest";
import { readEmbedQuery } from "./embed-query.ts";

const read = (query: string) => readEmbedQuery(new URLSearchParams(query));

describe("what the address of a bare chat page says", () => {
  it("is read part by part", () => {
    expect(read("lang=pt-BR&theme=dark&color=%230b6e4f&version=3")).toEqual({
      lang: "pt-BR",
      theme: "dark",
      color: "#0b6e4f",
      version: 3,
    });
    expect(read("")).toEqual({});
  });

  it("is left out where it cannot be read, and takes nothing else with it", () => {
    expect(read('lang="><script>&theme=pink&color=red&version=0&theme=dark')).toEqual({});
    expect(read("theme=light&version=99999999")).toEqual({ theme: "light" });
  });
});
