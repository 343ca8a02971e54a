import { describe, expect, it } from "vitest";
import { readOptions } from "./read-options.ts";

describe("the options of a command", () => {
  it("takes values after a space and after an equals sign, and flags without any", () => {
    expect(readOptions(["--email", "a@example.org", "--name=my token", "--admin"])).toEqual({
      email: "a@example.org",
      name: "my token",
      admin: "",
    });
  });

  it("keeps a value with an equals sign or a single hyphen whole", () => {
    expect(readOptions(["--password=a=b", "--name", "-x"])).toEqual({ password: "a=b", name: "-x" });
  });

  it("takes the first word for the option that has no name", () => {
    expect(readOptions(["bakery.zip", "--workspace", "w"], "file")).toEqual({
      file: "bakery.zip",
      workspace: "w",
    });
    expect(readOptions(["--file", "x"], "file")).toEqual({ file: "x" });
    expect(() => readOptions(["x", "--file", "y"], "file")).toThrow(
      expect.objectContaining({ code: "INVALID" }),
    );
  });

  it.each([
    [["stray"]],
    [["--email", "a", "b"]],
    [["--Email", "a"]],
    [["-e", "a"]],
    [["--email=a", "--email=b"]],
  ])("refuses %j", (words) => {
    expect(() => readOptions(words)).toThrow(expect.objectContaining({ code: "INVALID" }));
  });
});
