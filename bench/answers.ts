import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { measureClinc } from "./answers/measure-clinc.ts";
import { measureXquad } from "./answers/measure-xquad.ts";
import { parseOwn } from "./answers/read-own.ts";
import { parseXquad } from "./answers/read-xquad.ts";
import { printRows, type Row } from "./answers/row.ts";

const LANGUAGES = ["en", "es", "ar", "zh"];

function measureOwn(): Row[] {
  const folder = join(import.meta.dirname, "answers", "own");
  const read = (language: string): string => readFileSync(join(folder, `${language}.txt`), "utf8");
  return measureXquad(
    LANGUAGES.map((language) => parseOwn(language, read(language))),
    "our own questions",
  );
}

/** Measures right answers through the functions of the product, one line a figure: on our own questions, and on the data when it is there. */
function main(): void {
  const own = measureOwn();
  const folder = process.argv[2] ?? process.env["BENCH_DATA"] ?? "";
  const files = LANGUAGES.map((language) => join(folder, "xquad", `${language}.json`));
  if (folder === "" || !files.every((file) => existsSync(file))) {
    printRows(own);
    return;
  }
  const sets = LANGUAGES.map((language, index) =>
    parseXquad(language, readFileSync(files[index] ?? "", "utf8")),
  );
  const rows: Row[] = [...own, ...measureXquad(sets)];
  const clinc = join(folder, "clinc150", "data_full.json");
  if (existsSync(clinc)) rows.push(...measureClinc(readFileSync(clinc, "utf8")));
  printRows(rows);
}

main();
