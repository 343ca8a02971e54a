import { describe, expect, it } from "vitest";
import { UndoHistory } from "./undo-history.ts";

describe("the history of a draft", () => {
  it("takes letters that follow each other for one step, until a pause or another setting", () => {
    const history = new UndoHistory();
    history.record({ path: "greeting", before: "", after: "H" }, 0);
    history.record({ path: "greeting", before: "H", after: "Hi" }, 900);
    history.record({ path: "greeting", before: "Hi", after: "Hi!" }, 2_000);
    history.record({ path: "name", before: "A", after: "AB" }, 2_100);
    expect(history.undo()).toEqual({ path: "name", before: "A", after: "AB" });
    expect(history.undo()).toEqual({ path: "greeting", before: "Hi", after: "Hi!" });
    expect(history.undo()).toEqual({ path: "greeting", before: "", after: "Hi" });
    expect(history.undo()).toBeNull();
  });

  it("takes each press of a switch and each row for a step of its own", () => {
    const history = new UndoHistory();
    history.record({ path: "followUps", before: false, after: true }, 0);
    history.record({ path: "followUps", before: true, after: false }, 10);
    history.record({ path: "allowedSites", before: ["a", "b"], after: ["a"] }, 20);
    history.record({ path: "allowedSites", before: ["a"], after: [] }, 30);
    expect(history.undo()).toMatchObject({ before: ["a"], after: [] });
    expect(history.undo()).toMatchObject({ before: ["a", "b"], after: ["a"] });
    expect(history.undo()).toMatchObject({ before: true, after: false });
    expect(history.canUndo).toBe(true);
  });

  it("keeps the newest hundred steps", () => {
    const history = new UndoHistory();
    for (let step = 0; step < 130; step += 1)
      history.record({ path: "temperature", before: step, after: step + 1 }, step * 5_000);
    let count = 0;
    let last: unknown;
    for (let step = history.undo(); step; step = history.undo()) [count, last] = [count + 1, step.before];
    expect([count, last]).toEqual([100, 30]);
  });

  it("offers nothing to redo once something new was typed, and forgets what somebody else changed", () => {
    const history = new UndoHistory();
    history.record({ path: "name", before: "A", after: "B" }, 0);
    history.record({ path: "greeting", before: "", after: "Hi" }, 5_000);
    history.undo();
    expect(history.canRedo).toBe(true);
    history.record({ path: "greeting", before: "", after: "Hello" }, 9_000);
    expect(history.canRedo).toBe(false);
    history.forget(["greeting"]);
    expect(history.undo()).toMatchObject({ path: "name" });
    expect(history.undo()).toBeNull();
  });

  it("comes back to where it began, and forth to where it was, whatever was done", () => {
    let seed = 11;
    const next = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
    for (let round = 0; round < 200; round += 1) {
      const history = new UndoHistory();
      const state: Record<string, unknown> = { name: "", greeting: "", followUps: 0 };
      const start = { ...state };
      for (let edit = 0, at = 0; edit < 40; edit += 1, at += next(1_500)) {
        const path = Object.keys(state)[next(3)] ?? "name";
        history.record({ path, before: state[path], after: edit }, at);
        state[path] = edit;
      }
      const end = { ...state };
      for (let step = history.undo(); step; step = history.undo()) state[step.path] = step.before;
      expect(state).toEqual(start);
      for (let step = history.redo(); step; step = history.redo()) state[step.path] = step.after;
      expect(state).toEqual(end);
    }
  });
});
