import { describe, expect, it } from "vitest";
import { shownFileName, typeOfName } from "./visitor-file.ts";

describe("a file's name as it is shown", () => {
  it.each([
    ["cake.png", "cake.png"],
    ["/etc/passwd", "passwd"],
    ["C:\\Users\\ada\\list.txt", "list.txt"],
    ["gnp.\u202etxt.exe", "gnp.txt.exe"],
    ["  a\u0000b.pdf ", "ab.pdf"],
    ["قائمة الخبز.pdf", "قائمة الخبز.pdf"],
    [`${"x".repeat(200)}.JPEG`, `${"x".repeat(115)}.jpeg`],
    ["\u202e", "file"],
    ["", "file"],
  ])("%j is %j", (name, shown) => {
    expect(shownFileName(name)).toBe(shown);
    expect([...shownFileName(name)].length).toBeLessThanOrEqual(120);
  });
});

describe("the kind of a file", () => {
  it.each([
    ["a.PNG", "image/png"],
    ["a.b.jpeg", "image/jpeg"],
    ["a.txt", "text/plain"],
    ["a.svg", undefined],
    ["a.png.exe", undefined],
    ["png", undefined],
    ["a.constructor", undefined],
  ])("of %s is %s", (name, type) => {
    expect(typeOfName(name)).toBe(type);
  });
});
