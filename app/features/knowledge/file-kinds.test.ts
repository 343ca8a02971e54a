import { describe, expect, it } from "vitest";
import { fileProblemOf, READABLE_FILES } from "./file-kinds.ts";
import { READABLE_ENDINGS } from "./readers/media-type.ts";

describe("files before they are sent", () => {
  it.each([
    [{ name: "Menu.MD", size: 10 }, null],
    [{ name: "menu.pdf", size: 10 }, null],
    [{ name: "menu.doc", size: 10 }, "kind"],
    [{ name: "md", size: 10 }, "kind"],
    [{ name: "menu.txt", size: 0 }, "empty"],
    [{ name: "menu.txt", size: 100 }, null],
    [{ name: "menu.txt", size: 101 }, "size"],
  ])("%j: %s", (file, expected) => {
    expect(fileProblemOf(file, 100)).toBe(expected);
  });

  it("are of the kinds that the server reads", () => {
    expect([...READABLE_FILES].toSorted()).toEqual(READABLE_ENDINGS.toSorted());
  });
});
