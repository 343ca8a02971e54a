import { wholeCharacterBefore } from "#app/domain/chunking/whole-character.ts";

interface Range {
  readonly start: number;
  readonly end: number;
}

const CLAUSE_END = /[,;:،؛，；：、)）—–]["'”’»]?(?=\s|[\u3000-\u9fff]|$)/g;
const SHORTEST = 40;

/** Cuts a range that is longer than `most` at spaces, or anywhere between characters when it has none. */
function cut(text: string, range: Range, most: number): Range[] {
  const parts: Range[] = [];
  let start = range.start;
  while (range.end - start > most) {
    let end = text.lastIndexOf(" ", start + most);
    if (end <= start + most / 2) {
      end = wholeCharacterBefore(text, start + most, start + 1);
      if (end <= start + 1) end = start + most;
    }
    parts.push({ start, end });
    start = end;
    while (start < range.end && text.charAt(start) === " ") start += 1;
  }
  if (start < range.end) parts.push({ start, end: range.end });
  return parts;
}

/** A long sentence cut at its commas into exact parts of at least a few words and at most `most` characters. */
export function clausesOf(text: string, sentence: Range, most: number): Range[] {
  const body = text.slice(sentence.start, sentence.end);
  const parts: Range[] = [];
  let from = 0;
  for (const match of body.matchAll(CLAUSE_END)) {
    const to = match.index + match[0].length;
    if (to - from < SHORTEST || body.length - to < SHORTEST) continue;
    parts.push({ start: sentence.start + from, end: sentence.start + to });
    from = to;
    while (from < body.length && /\s/.test(body.charAt(from))) from += 1;
  }
  parts.push({ start: sentence.start + from, end: sentence.end });
  return parts.flatMap((part) => cut(text, part, most));
}
