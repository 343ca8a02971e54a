import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const FOLDER = "app/ui/styles";
const SIDED =
  /(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)(?:-\w+)?|left|right|float|(?:text-align|clear):\s*(?:left|right))\s*[:;]/;
/** Where a side of Bootstrap's is taken back. */
const TAKEN_BACK = /^(?:padding-(?:left|right): 0(?:\.75rem)?|margin-left: 0|float: none);$/;

describe("one stylesheet for both directions", () => {
  it.each(readdirSync(FOLDER).filter((file) => file.endsWith(".scss") && file !== "_bootstrap.scss"))(
    "%s names no side",
    (file) => {
      const lines = readFileSync(`${FOLDER}/${file}`, "utf8").split("\n");
      const sided = lines
        .map((line) => line.trim())
        .filter((line) => SIDED.test(line) && !TAKEN_BACK.test(line));
      expect(sided).toEqual([]);
    },
  );
});
