import { describe, expect, it } from "vitest";
import { IndexMemory } from "./index-memory.ts";

const NONE = new Set<string>();

function filled(mostBytes: number, ...keys: string[]) {
  const memory = new IndexMemory<{ byteSize: number; key: string }>(mostBytes);
  const loads: string[] = [];
  const get = (key: string) =>
    memory.get(key, [key.slice(-1)], () => {
      loads.push(key);
      return Promise.resolve({ byteSize: 100, key });
    });
  return { memory, loads, get, ready: Promise.all(keys.map(get)) };
}

describe("what is remembered of indexes", () => {
  it("is loaded once, and counted when it is there", async () => {
    const { memory, loads, get, ready } = filled(1_000, "w:a", "w:a", "w:b");
    await ready;
    expect((await get("w:a")).key).toBe("w:a");
    expect(loads).toEqual(["w:a", "w:b"]);
    expect(memory.bytes).toBe(200);
  });

  it("goes when there is too much, the least recently used first, but not what is in use", async () => {
    const { memory, loads, get, ready } = filled(250, "w:a", "w:b", "w:c", "w:d");
    await ready;
    await get("w:b");
    memory.evict(new Set(["w:a"]));
    expect(memory.bytes).toBe(200);
    await Promise.all(["w:a", "w:b", "w:c"].map(get));
    expect(loads).toEqual(["w:a", "w:b", "w:c", "w:d", "w:c"]);
  });

  it("is forgotten with a revision of its workspace only, also while it is loaded", async () => {
    const { memory, loads, get, ready } = filled(1_000, "w:a", "v:a", "w:b");
    memory.forget("w:", "a");
    await ready;
    expect(memory.bytes).toBe(200);
    await Promise.all(["w:a", "v:a", "w:b"].map(get));
    expect(loads).toEqual(["w:a", "v:a", "w:b", "w:a"]);
    memory.drop("w:a");
    memory.drop("unknown");
    expect(memory.bytes).toBe(200);
  });

  it("keeps nothing of what could not be loaded", async () => {
    const { memory, get } = filled(1_000);
    await expect(memory.get("w:a", ["a"], () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect((await get("w:a")).key).toBe("w:a");
    memory.evict(NONE);
    expect(memory.bytes).toBe(100);
  });
});
