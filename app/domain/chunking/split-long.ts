import { wholeCharacterBefore } from "./whole-character.ts";
import { sentences } from "./sentences.ts";

const BREAK = /[\s,;:،；，、·|/)\]}>-]/;

/** Where to cut at or before `to`: after a space or mark when there is one, never inside a character. */
function cutBefore(text: string, from: number, to: number): number {
  if (to >= text.length) return text.length;
  for (let at = to; at > from + (to - from) * 0.6; at -= 1) if (BREAK.test(text.charAt(at - 1))) return at;
  const at = wholeCharacterBefore(text, to, from + 1);
  return at > from + 1 ? at : to;
}

function pieces(text: string, byLine: boolean): { start: number; end: number }[] {
  if (!byLine) return sentences(text);
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", start)) {
    lines.push({ start, end: at });
    start = at + 1;
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** Cuts a text of any length into parts of about `target` and at most `most` characters, after sentences (or lines) where it can. */
export function splitLong(text: string, target: number, most: number, byLine: boolean): string[] {
  const ranges = pieces(text, byLine).flatMap(({ start, end }) => {
    const cut: { start: number; end: number }[] = [];
    for (let from = start; from < end;) {
      const to =
        end - from <= target * 1.5 && end - from <= most
          ? end
          : Math.min(end, cutBefore(text, from, from + target));
      cut.push({ start: from, end: to });
      from = to;
    }
    return cut;
  });
  const result: string[] = [];
  let open: { start: number; end: number } | undefined;
  for (const range of ranges) {
    if (open !== undefined && range.end - open.start <= target * 1.2) open.end = range.end;
    else {
      if (open !== undefined) result.push(text.slice(open.start, open.end));
      open = { ...range };
    }
  }
  if (open !== undefined) result.push(text.slice(open.start, open.end));
  return result.map((part) => part.trim()).filter((part) => part !== "");
}
