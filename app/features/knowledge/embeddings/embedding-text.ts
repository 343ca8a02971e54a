/** Models read at least 2,000 tokens; in scripts where each character is one, the beginning must do. */
const MOST_CHARACTERS = 6_000;

/** What of a passage becomes its vector: where it stands, what it is asked, what it says. */
export function embeddingText(passage: {
  title: string;
  headings: readonly string[];
  text: string;
  questions?: readonly string[];
}): string {
  const place = [passage.title, ...passage.headings].filter((line) => line.trim() !== "").join(" › ");
  const parts = [place, ...(passage.questions ?? []), passage.text];
  return parts
    .filter((part) => part.trim() !== "")
    .join("\n")
    .slice(0, MOST_CHARACTERS)
    .toWellFormed();
}
