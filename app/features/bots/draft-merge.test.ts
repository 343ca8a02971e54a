import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  ANA_SAVED_AT,
  draftStateOf,
  makeDraftServer,
  makeDraftStorage,
} from "#tests/factories/make-draft-server.ts";
import { DraftKeeper } from "./draft-keeper.ts";

describe("the draft keeper, with another person in the same draft", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const begin = () => {
    const [there, storage] = [makeDraftServer(), makeDraftStorage()];
    return { there, storage, keeper: new DraftKeeper(draftStateOf(1), there.port, storage) };
  };

  it("merges what somebody else changed elsewhere and says so", async () => {
    const { there, keeper } = begin();
    there.elsewhere({ description: "Theirs", temperature: 1 });
    keeper.change("greeting", "Mine");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(there.state.bot).toMatchObject({ greeting: "Mine", description: "Theirs", temperature: 1 });
    expect(keeper.snapshot()).toMatchObject({
      conflict: null,
      saving: "saved",
      isDirty: false,
      arrivals: [{ by: "Ana", at: ANA_SAVED_AT, paths: ["description", "temperature"] }],
    });
    keeper.dismissArrivals();
    expect(keeper.snapshot().arrivals).toEqual([]);
  });

  it("asks again when a later save than its own came back with the answer", async () => {
    const { there, keeper } = begin();
    const save = there.port.save;
    there.port.save = async (revision, changes) => {
      await save(revision, changes);
      there.elsewhere({ greeting: "Theirs", name: "Bread" });
      keeper.change("greeting", "Mine, longer");
      there.port.save = save;
      return { kind: "saved", state: there.state };
    };
    keeper.change("greeting", "Mine");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(keeper.snapshot().conflict?.merge).toMatchObject({
      clashes: [{ path: "greeting", theirs: "Theirs", mine: "Mine, longer" }],
      theirs: ["name"],
    });
    expect(there.state.bot.greeting).toBe("Theirs");
  });

  it("saves the choices of the person, setting by setting", async () => {
    const { there, keeper } = begin();
    there.elsewhere({ greeting: "Theirs", description: "Theirs", name: "Bread" });
    keeper.change("greeting", "Mine");
    keeper.change("description", "Mine");
    keeper.change("temperature", 1);
    await vi.advanceTimersByTimeAsync(1_000);
    await keeper.resolve(new Set(["description"]));
    expect(there.state.bot).toMatchObject({
      greeting: "Mine",
      description: "Theirs",
      name: "Bread",
      temperature: 1,
    });
    expect(keeper.snapshot()).toMatchObject({ conflict: null, isDirty: false, saving: "saved" });
  });

  it("takes a change back and repeats it through the same saving, and says which", async () => {
    const { there, keeper } = begin();
    keeper.change("greeting", "Hi");
    await vi.advanceTimersByTimeAsync(2_000);
    keeper.change("temperature", 1);
    keeper.undo();
    expect(keeper.snapshot()).toMatchObject({
      stepped: { way: "undone", path: "temperature" },
      canRedo: true,
      settings: { temperature: 0.2, greeting: "Hi" },
    });
    keeper.undo();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(there.state.bot).toMatchObject({ greeting: "", temperature: 0.2 });
    keeper.redo();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(there.state.bot.greeting).toBe("Hi");
    keeper.change("name", "Bread");
    expect(keeper.snapshot()).toMatchObject({ stepped: null, canRedo: false, canUndo: true });
  });

  it("does not undo over what somebody else wrote, and forgets all steps when theirs were taken", async () => {
    const { there, keeper } = begin();
    keeper.change("description", "Mine");
    await vi.advanceTimersByTimeAsync(2_000);
    there.elsewhere({ description: "Theirs" });
    keeper.change("greeting", "Mine");
    await vi.advanceTimersByTimeAsync(2_000);
    keeper.undo();
    keeper.undo();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(there.state.bot).toMatchObject({ description: "Theirs", greeting: "" });
    there.elsewhere({ greeting: "Theirs" });
    keeper.change("greeting", "Mine again");
    await vi.advanceTimersByTimeAsync(2_000);
    await keeper.takeTheirs();
    expect(keeper.snapshot()).toMatchObject({ canUndo: false, canRedo: false });
  });

  it("says that all is saved when asked to save and nothing is left", async () => {
    const { there, keeper } = begin();
    await keeper.saveNow();
    expect(keeper.snapshot().saving).toBe("saved");
    expect(there.sent).toEqual([]);
  });
});
