/** Characters of a delta at most, when a text has spaces. */
const LONGEST_DELTA = 48;

/** The text in small pieces that give it again when joined: cut before words, or within a word longer than a piece. */
export function splitIntoDeltas(text: string): string[] {
  const deltas: string[] = [];
  let delta = "";
  for (const word of text.match(/\s*\S{1,40}|\s+/gu) ?? []) {
    if (delta && delta.length + word.length > LONGEST_DELTA) {
      deltas.push(delta);
      delta = "";
    }
    delta += word;
  }
  return delta ? [...deltas, delta] : deltas;
}
