import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const source = readFileSync("app/ui/styles/_tokens.scss", "utf8");

function coloursOf(mixin: string): Map<string, string> {
  const body = source.split(`@mixin ${mixin} {`)[1]?.split("\n}")[0] ?? "";
  return new Map(
    [...body.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["--ground", "--surface", "--sunken"];
const TEXT: [string, string][] = [
  ...["--ink", "--quiet", "--accent", "--accent-hover", "--red", "--amber", "--blue"].flatMap((text) =>
    GROUNDS.map((ground): [string, string] => [text, ground]),
  ),
  ["--accent", "--accent-tint"],
  ["--ink", "--accent-tint"],
  ["--ink", "--amber-tint"],
  ["--ink", "--red-tint"],
  ["--ink", "--blue-tint"],
  ["--amber", "--amber-tint"],
  ["--red", "--red-tint"],
  ["--blue", "--blue-tint"],
  ["--on-accent", "--accent"],
  ["--on-accent", "--accent-hover"],
  ["--on-red", "--red"],
  ["--on-red", "--red-hover"],
  ["--ground", "--ink"],
];
const CONTROLS: [string, string][] = ["--control-line", "--accent"].flatMap((line) =>
  GROUNDS.map((ground): [string, string] => [line, ground]),
);

describe.each(["light-colours", "dark-colours"])("%s", (mixin) => {
  const colours = coloursOf(mixin);
  const pair = ([text, ground]: [string, string]) =>
    contrast(colours.get(text) ?? "", colours.get(ground) ?? "");

  it.each(TEXT)("%s can be read on %s", (...names) => {
    expect(pair(names)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(CONTROLS)("%s can be seen on %s", (...names) => {
    expect(pair(names)).toBeGreaterThanOrEqual(3);
  });

  it.each([1, 2, 3, 4, 5, 6])("initials can be read on the colour of avatar %i", (number) => {
    expect(contrast("#ffffff", colours.get(`--avatar-${number}`) ?? "")).toBeGreaterThanOrEqual(4.5);
  });
});
