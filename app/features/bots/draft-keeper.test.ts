import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  ANA_SAVED_AT,
  draftStateOf,
  makeDraftServer,
  makeDraftStorage,
} from "#tests/factories/make-draft-server.ts";
import { DraftKeeper } from "./draft-keeper.ts";

describe("the draft keeper", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const begin = () => {
    const [there, storage] = [makeDraftServer(), makeDraftStorage()];
    return { there, storage, keeper: new DraftKeeper(draftStateOf(1), there.port, storage) };
  };

  it("sends only what changed, once, 800 ms after the last change", async () => {
    const { there, storage, keeper } = begin();
    keeper.change("greeting", "H");
    await vi.advanceTimersByTimeAsync(700);
    keeper.change("greeting", "Hi");
    keeper.change("look.color", "#112233");
    await vi.advanceTimersByTimeAsync(799);
    expect(there.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(there.sent).toEqual([{ revision: 1, changes: { greeting: "Hi", look: { color: "#112233" } } }]);
    expect(keeper.snapshot()).toMatchObject({
      saving: "saved",
      isDirty: false,
      settings: { greeting: "Hi" },
    });
    expect(storage.kept.size).toBe(0);
  });

  it("keeps a refused value beside its sentence and saves the rest", async () => {
    const { there, storage, keeper } = begin();
    keeper.change("name", "");
    keeper.change("greeting", "Hi");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.snapshot()).toMatchObject({
      errors: { name: "This is needed." },
      settings: { name: "", greeting: "Hi" },
    });
    expect(there.state.bot).toMatchObject({ name: "Bakery", greeting: "Hi" });
    expect([...storage.kept.keys()]).toEqual(["name"]);
    keeper.change("name", "Bread");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.snapshot()).toMatchObject({ errors: {}, isDirty: false });
    expect(there.state.bot.name).toBe("Bread");
  });

  it("stops at another person's save until it is told what to do", async () => {
    const { there, keeper } = begin();
    there.elsewhere({ greeting: "Theirs", description: "Also theirs" });
    keeper.change("greeting", "Mine");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(keeper.snapshot().conflict).toMatchObject({
      theirs: { edited: { by: "Ana", at: ANA_SAVED_AT }, bot: { revision: 2 } },
      merge: { clashes: [{ path: "greeting", theirs: "Theirs", mine: "Mine" }], theirs: ["description"] },
    });
    expect(there.sent).toHaveLength(1);
    expect(there.state.bot.greeting).toBe("Theirs");
    await keeper.keepMine();
    expect(there.state.bot).toMatchObject({ greeting: "Mine", description: "Also theirs" });
    expect(keeper.snapshot()).toMatchObject({
      conflict: null,
      isDirty: false,
      settings: { description: "Also theirs" },
    });
  });

  it("can let go of what was typed and show theirs", async () => {
    const { there, storage, keeper } = begin();
    there.elsewhere({ greeting: "Theirs" });
    keeper.change("greeting", "Mine");
    await vi.advanceTimersByTimeAsync(1_000);
    await keeper.takeTheirs();
    expect(keeper.snapshot()).toMatchObject({
      conflict: null,
      isDirty: false,
      settings: { greeting: "Theirs" },
    });
    expect(storage.kept.size).toBe(0);
  });

  it("sees no conflict in its own save whose answer was lost", async () => {
    const { there, keeper } = begin();
    there.next = () => {
      there.elsewhere({ greeting: "Hi" });
      return { kind: "failed" };
    };
    keeper.change("greeting", "Hi");
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.snapshot().saving).toBe("failed");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(keeper.snapshot()).toMatchObject({ saving: "saved", conflict: null, isDirty: false });
  });

  it("takes a lost answer for no conflict also when typing went on, and a cut line for no conflict either", async () => {
    const { there, keeper } = begin();
    there.next = () => {
      there.elsewhere({ greeting: "Hi" });
      return { kind: "conflict" };
    };
    const load = there.port.load;
    there.port.load = async () => null;
    keeper.change("greeting", "Hi");
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.snapshot()).toMatchObject({ saving: "failed", conflict: null });
    there.port.load = load;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(keeper.snapshot()).toMatchObject({ saving: "saved", conflict: null, isDirty: false });
    there.next = () => {
      there.elsewhere({ greeting: "Hello" });
      keeper.change("greeting", "Hello there");
      return { kind: "conflict" };
    };
    keeper.change("greeting", "Hello");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(keeper.snapshot()).toMatchObject({ conflict: null, isDirty: false });
    expect(there.state.bot.greeting).toBe("Hello there");
  });

  it("sends after a reload what a cut line kept back", async () => {
    const { there, storage, keeper } = begin();
    there.next = () => ({ kind: "failed" });
    keeper.change("greeting", "Hi");
    await vi.advanceTimersByTimeAsync(800);
    expect(storage.kept.get("greeting")).toEqual({ value: "Hi", revision: 1, base: "" });
    const reloaded = new DraftKeeper(draftStateOf(1), there.port, storage);
    reloaded.restore();
    expect(reloaded.snapshot().settings.greeting).toBe("Hi");
    await vi.advanceTimersByTimeAsync(0);
    expect(there.state.bot.greeting).toBe("Hi");
  });

  it("does not put a kept change over a save made while the page was away", async () => {
    const { there, storage } = begin();
    storage.write("greeting", { value: "Mine", revision: 1, base: "" });
    there.elsewhere({ greeting: "Theirs" });
    const reloaded = new DraftKeeper(there.state, there.port, storage);
    reloaded.restore();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reloaded.snapshot().conflict).not.toBeNull();
    expect(there.state.bot.greeting).toBe("Theirs");
  });

  it("keeps what is typed while a save is on its way", async () => {
    const { there, keeper } = begin();
    keeper.change("greeting", "H");
    const saving = keeper.flush();
    keeper.change("greeting", "Hi");
    await saving;
    expect(keeper.snapshot().settings.greeting).toBe("Hi");
    await vi.advanceTimersByTimeAsync(800);
    expect(there.state.bot.greeting).toBe("Hi");
    expect(keeper.snapshot().isDirty).toBe(false);
  });

  it("leaves the space that was typed last on the screen while the server has the text without it", async () => {
    const { there, keeper } = begin();
    const storeTrimmed = (name: string) => () => {
      there.elsewhere({ name });
      return { kind: "saved" as const, state: there.state };
    };
    there.next = storeTrimmed("Ada");
    keeper.change("name", "Ada ");
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.snapshot()).toMatchObject({ isDirty: false, settings: { name: "Ada " } });
    there.next = storeTrimmed("Ada Bakery");
    keeper.change("name", "Ada Bakery");
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.snapshot().settings.name).toBe("Ada Bakery");
    there.next = storeTrimmed("Bread");
    keeper.change("name", "Bread ");
    await vi.advanceTimersByTimeAsync(800);
    there.elsewhere({ name: "Theirs" });
    keeper.sync(there.state);
    expect(keeper.snapshot().settings.name).toBe("Theirs");
  });

  it("shows what the server made of a value that differs by more than spaces", async () => {
    const { there, keeper } = begin();
    there.next = () => {
      there.elsewhere({ look: { color: "#aabbcc" } });
      return { kind: "saved", state: there.state };
    };
    keeper.change("look.color", "#ABC");
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.snapshot().settings.look.color).toBe("#aabbcc");
  });
});
