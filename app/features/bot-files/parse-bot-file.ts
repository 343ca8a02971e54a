import type { z } from "zod";
import type { BotChanges } from "#app/domain/bot/bot-settings.ts";
import { BotLookSchema } from "#app/domain/look/look.schema.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { colour, optionalProse } from "#app/shared/text-schema.ts";
import {
  BotPartSchema,
  FILE_VERSION,
  FileHeadSchema,
  SourcesPartSchema,
  TestsPartSchema,
  type BotPart,
  type SourcePart,
  type TestPart,
} from "./bot-file.schema.ts";

/** A bot as its file says it. */
export interface BotFile {
  bot: BotPart;
  prompt: string;
  look: BotChanges["look"];
  sources: SourcePart[];
  tests: TestPart[];
  /** The contents that sources refer to, by path. */
  contents: ReadonlyMap<string, Buffer>;
}

/** A colour that was taken once is taken again; publishing asks for a better one. */
const LookPartSchema = BotLookSchema.omit({ avatar: true, logo: true })
  .extend({ color: colour })
  .partial()
  .strict();
const Prompt = optionalProse(8_000);

/** The parts of an archive as a bot. Throws `INVALID` on `file`: BOT_FILE_NONE, BOT_FILE_NEWER, BOT_FILE_PART with the part's path. */
export function parseBotFile(contents: ReadonlyMap<string, Buffer>): BotFile {
  const head = FileHeadSchema.safeParse(json(contents, "bot.json"));
  if (!head.success) throw fieldError("file", "BOT_FILE_NONE");
  if (head.data.version > FILE_VERSION) throw fieldError("file", "BOT_FILE_NEWER");
  const sources = part(contents, "knowledge/sources.json", SourcesPartSchema);
  const tests = part(contents, "tests.json", TestsPartSchema);
  assertWhole({ sources, tests }, contents);
  const prompt = Prompt.safeParse(contents.get("prompt.md")?.toString("utf8") ?? "");
  if (!prompt.success) throw fieldError("file", "BOT_FILE_PART", { part: "prompt.md" });
  return {
    bot: part(contents, "bot.json", BotPartSchema),
    prompt: prompt.data,
    look: part(contents, "look.json", LookPartSchema),
    sources,
    tests,
    contents,
  };
}

/** Every key stands once, and the content of every source is there. Throws `INVALID` with BOT_FILE_PART. */
function assertWhole(
  { sources, tests }: Pick<BotFile, "sources" | "tests">,
  contents: ReadonlyMap<string, Buffer>,
): void {
  const broken = hasDoubles(sources)
    ? "knowledge/sources.json"
    : hasDoubles(tests)
      ? "tests.json"
      : brokenSource(sources, contents);
  if (broken !== null) throw fieldError("file", "BOT_FILE_PART", { part: broken });
}

function brokenSource(sources: readonly SourcePart[], contents: ReadonlyMap<string, Buffer>): string | null {
  for (const { file, web } of sources)
    if (web === undefined && (file === undefined || !contents.has(file)))
      return file ?? "knowledge/sources.json";
  return null;
}

const hasDoubles = (parts: readonly { key: string }[]): boolean =>
  new Set(parts.map(({ key }) => key)).size < parts.length;

/** A part of the file against its schema. Throws `INVALID` with BOT_FILE_PART. */
export function part<S extends z.ZodType>(
  contents: ReadonlyMap<string, Buffer>,
  path: string,
  schema: S,
): z.output<S> {
  const parsed = schema.safeParse(json(contents, path));
  if (!parsed.success) throw fieldError("file", "BOT_FILE_PART", { part: path });
  return parsed.data;
}

function json(contents: ReadonlyMap<string, Buffer>, path: string): unknown {
  try {
    return JSON.parse(contents.get(path)?.toString("utf8") ?? "");
  } catch {
    return undefined;
  }
}
