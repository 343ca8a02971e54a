const DIMENSIONS = 256;

/** `same=cost~price~pay,open~hours` in a model's name: words that mean the same. */
export function meaningsOf(model: string): Map<string, string> {
  const groups = new URLSearchParams(model.split("?")[1] ?? "").get("same")?.split(",") ?? [];
  return new Map(groups.flatMap((group) => group.split("~").map((word) => [word, group])));
}

/** The same vector for the same text, and nearer vectors for texts that share words, or words that mean the same. */
export function embeddingOf(text: string, meanings: ReadonlyMap<string, string>): number[] {
  const vector = Array.from({ length: DIMENSIONS }, () => 0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = 7;
    for (const character of meanings.get(word) ?? word)
      hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
    vector[hash % DIMENSIONS] = (vector[hash % DIMENSIONS] ?? 0) + 1;
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
