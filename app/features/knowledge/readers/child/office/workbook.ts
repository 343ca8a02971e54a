import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import type { Archive } from "./open-archive.ts";

/** A sheet as the workbook names it. */
export interface SheetInfo {
  name: string;
  isHidden: boolean;
  /** The part that holds its cells; undefined when the workbook does not say. */
  part: string | undefined;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  isArray: (name) => name === "sheet" || name === "Relationship",
});

const WorkbookSchema = z.object({
  workbook: z.object({
    sheets: z.object({
      sheet: z.array(z.object({ name: z.string(), id: z.string().optional(), state: z.string().optional() })),
    }),
  }),
});
const RelationsSchema = z.object({
  Relationships: z.object({
    Relationship: z.array(z.object({ Id: z.string(), Target: z.string() })),
  }),
});

/** The sheets of a workbook in their order. */
export async function sheetsOf(archive: Archive): Promise<SheetInfo[]> {
  const { workbook } = WorkbookSchema.parse(parser.parse(await archive.text("xl/workbook.xml")));
  const targets = await targetsOf(archive);
  return workbook.sheets.sheet.map(({ name, id = "", state }) => ({
    name,
    isHidden: state === "hidden" || state === "veryHidden",
    part: targets.get(id),
  }));
}

async function targetsOf(archive: Archive): Promise<Map<string, string>> {
  const part = "xl/_rels/workbook.xml.rels";
  if (!archive.has(part)) return new Map();
  const { Relationships } = RelationsSchema.parse(parser.parse(await archive.text(part)));
  return new Map(
    Relationships.Relationship.map(({ Id, Target }) => [
      Id,
      Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`,
    ]),
  );
}
