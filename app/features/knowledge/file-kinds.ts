/** Endings of files that can be read, as the file dialog takes them; the server looks into the file as well. */
export const READABLE_FILES = [
  ".pdf",
  ".docx",
  ".xlsx",
  ".csv",
  ".tsv",
  ".md",
  ".markdown",
  ".txt",
  ".text",
  ".html",
  ".htm",
] as const;

export type FileProblem = "kind" | "empty" | "size";

/** Why a file need not be sent at all, or null. */
export function fileProblemOf(file: { name: string; size: number }, maxBytes: number): FileProblem | null {
  const name = file.name.toLowerCase();
  if (!READABLE_FILES.some((ending) => name.endsWith(ending))) return "kind";
  if (file.size === 0) return "empty";
  return file.size > maxBytes ? "size" : null;
}
