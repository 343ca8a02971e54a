const SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri fro gru".split(
  " ",
);
const PARAGRAPH_WORDS = 70;

/** Numbers that look random and are the same in each run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const VOCABULARY = 20_000;

function wordAt(index: number): string {
  const pick = (part: number) => SYLLABLES[Math.floor(index / part) % SYLLABLES.length] ?? "";
  return pick(1) + pick(25) + pick(625);
}

/** A word, the frequent ones often and the rare ones seldom, as in a language. */
const anyWord = (random: () => number) => wordAt(Math.floor(VOCABULARY * random() ** 3));

function sentences(random: () => number): string {
  const words = Array.from({ length: PARAGRAPH_WORDS }, () => anyWord(random));
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += 14) {
    const line = words.slice(at, at + 14).join(" ");
    lines.push(`${line.charAt(0).toUpperCase()}${line.slice(1)}.`);
  }
  return lines.join(" ");
}

/** Markdown of so many sections, each long enough for a passage of its own. */
export function madeUpMarkdown(seed: number, sections: number): string {
  const random = createRandom(seed);
  return Array.from(
    { length: sections },
    (_, index) => `## ${anyWord(random)} ${anyWord(random)} ${seed}-${index}\n\n${sentences(random)}`,
  ).join("\n\n");
}

/** A question made of a few words of such a text. */
export function madeUpQuestion(text: string, random: () => number): string {
  const words = text.match(/[a-zA-Z]{5,}/g) ?? [];
  return `${Array.from({ length: 5 }, () => words[Math.floor(random() * words.length)] ?? "").join(" ")}?`;
}
