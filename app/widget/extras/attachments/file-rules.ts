import type { FileRules } from "#app/shared/protocol/visitor-api.ts";
import type { PanelContext } from "#app/widget/panel/panel-context.ts";

/** Why a file need not be sent at all, by the key of its sentence; undefined for one that may go. */
export function refusalOf(
  file: Pick<File, "name" | "size">,
  { endings, megabytes, perMessage }: FileRules,
  alreadyChosen: number,
): "fileMany" | "fileKind" | "fileEmpty" | "fileLarge" | undefined {
  const name = file.name.toLowerCase();
  if (alreadyChosen >= perMessage) return "fileMany";
  if (!endings.some((ending) => name.endsWith(ending))) return "fileKind";
  if (file.size === 0) return "fileEmpty";
  return file.size > megabytes * 1_048_576 ? "fileLarge" : undefined;
}

/** The values of the sentences about what may be sent. */
export function valuesOf({ bot }: PanelContext, { endings, megabytes, perMessage }: FileRules) {
  const kinds = endings.filter((ending) => ending !== ".jpeg").map((ending) => ending.slice(1).toUpperCase());
  return { kinds: kinds.join(bot.locale === "ar" ? "، " : ", "), mb: megabytes, most: perMessage };
}

/** A size as people read it, such as 1.4 MB; from bytes. */
export function describeSize(bytes: number, locale: string): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1_000));
}
