import { describe, expect, it } from "vitest";
import { draftCommandOf, hasOwnUndo } from "./draft-commands.ts";

const press = (key: string, more: KeyboardEventInit = {}) =>
  draftCommandOf(new KeyboardEvent("keydown", { key, ...more }));

describe("keys of the draft", () => {
  it("knows undo, redo and save on every platform and keyboard", () => {
    expect(press("z", { ctrlKey: true })).toBe("undo");
    expect(press("z", { metaKey: true })).toBe("undo");
    expect(press("Z", { metaKey: true, shiftKey: true })).toBe("redo");
    expect(press("y", { ctrlKey: true })).toBe("redo");
    expect(press("s", { metaKey: true })).toBe("save");
    expect(press("ئ", { ctrlKey: true, code: "KeyZ" })).toBe("undo");
  });

  it("leaves every other key alone", () => {
    expect(press("z")).toBeNull();
    expect(press("z", { ctrlKey: true, altKey: true })).toBeNull();
    expect(press("y", { metaKey: true })).toBeNull();
    expect(press("S", { ctrlKey: true, shiftKey: true })).toBeNull();
  });

  it("leaves the browser's own steps to fields that are no settings", () => {
    document.body.innerHTML = `
      <form data-draft><input id="setting"><p data-own-undo><input id="site"></p><input id="switch" type="checkbox"></form>
      <textarea id="note"></textarea><button id="button">x</button>`;
    const own = ["setting", "site", "switch", "note", "button"].filter((id) =>
      hasOwnUndo(document.getElementById(id)),
    );
    expect(own).toEqual(["site", "note"]);
  });
});
