/** A part of the archive. */
interface Part {
  path: string;
  content: Buffer;
}

export const textFile = (path: string, text: string): Part => ({ path, content: Buffer.from(text, "utf8") });

/** As people read it: indented, with a line feed at the end. */
export const jsonFile = (path: string, value: unknown): Part =>
  textFile(path, `${JSON.stringify(value, null, 2)}\n`);

/** Letters and digits of a title, for a path; empty when it has none. */
export function slugOf(title: string): string {
  const words =
    title
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...words.join("-")].slice(0, 40).join("");
}
