import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { measureXquad } from "./answers/measure-xquad.ts";
import { parseXquad } from "./answers/read-xquad.ts";
import { printRows, type Row } from "./answers/row.ts";

const LANGUAGES = ["en", "es", "ar", "zh"];

/** Measures right answers through the functions of the product; prints one line a figure, or that there is no data. */
function main(): void {
  const folder = process.argv[2] ?? process.env["BENCH_DATA"] ?? "";
  const files = LANGUAGES.map((language) => join(folder, "xquad", `${language}.json`));
  if (folder === "" || !files.every((file) => existsSync(file))) {
    console.log("skipped: no data");
    return;
  }
  const sets = LANGUAGES.map((language, index) =>
    parseXquad(language, readFileSync(files[index] ?? "", "utf8")),
  );
  const rows: Row[] = measureXquad(sets);
  printRows(rows);
}

main();
