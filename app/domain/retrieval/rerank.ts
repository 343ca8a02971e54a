import type { LookedUp, SearchHit } from "./search.ts";
import type { Segment } from "./segment.ts";

export const R = { sentence: 0.5, pair: 0.3, phrase: 0.5, gap: 2, cover: 0, square: 0, head: 1 };

export interface Candidate {
  readonly segment: number;
  readonly passage: number;
  readonly passageId: string;
  readonly words: number;
}

interface Match {
  readonly term: number;
  readonly weight: number;
}

function matchesOf(terms: readonly LookedUp[], segment: number): Map<number, Match> {
  const matches = new Map<number, Match>();
  terms.forEach((term, index) => {
    for (const { id, weight } of term.variants[segment] ?? []) {
      const known = matches.get(id);
      if (known === undefined || known.weight < weight) matches.set(id, { term: index, weight });
    }
  });
  return matches;
}

export function rerank(
  segments: readonly Segment[],
  terms: readonly LookedUp[],
  candidates: readonly Candidate[],
  total: number,
): SearchHit[] {
  const value = terms.map((t) => t.idf * t.share);
  const sum = value.reduce((a, b) => a + b, 0) || 1;
  const maps = new Map<number, Map<number, Match>>();
  const hits = candidates.map((candidate) => {
    let map = maps.get(candidate.segment);
    if (!map) maps.set(candidate.segment, (map = matchesOf(terms, candidate.segment)));
    const seq = segments[candidate.segment]!.sequence(candidate.passage);
    const sentences: Float64Array[] = [];
    let cur = new Float64Array(terms.length);
    const all = new Float64Array(terms.length);
    const head = new Float64Array(terms.length);
    let first = true;
    let phrase = 0;
    const phraseOf = new Float64Array(terms.length);
    const lastPos = new Int32Array(terms.length).fill(-100);
    let pos = 0;
    for (const id of seq) {
      pos += 1;
      if (id === 0) {
        if (first) {
          head.set(cur);
          first = false;
        } else sentences.push(cur);
        cur = new Float64Array(terms.length);
        pos += 1;
        continue;
      }
      const m = map.get(id);
      if (!m) continue;
      const v = m.weight;
      if (v > cur[m.term]!) cur[m.term] = v;
      if (v > all[m.term]!) all[m.term] = v;
      const t = terms[m.term]!;
      if (t.after >= 0) {
        const d = pos - lastPos[t.after]!;
        if (d > 0 && d <= R.gap) phraseOf[m.term] = Math.max(phraseOf[m.term]!, v);
      }
      lastPos[m.term] = pos;
    }
    sentences.push(cur);
    const score = (a: Float64Array, b?: Float64Array) => {
      let s = 0;
      for (let i = 0; i < value.length; i++)
        s += value[i]! * Math.max(a[i]!, b ? b[i]! : 0, R.head * head[i]!);
      return s;
    };
    let bs = 0,
      bp = 0;
    sentences.forEach((s, i) => {
      bs = Math.max(bs, score(s));
      bp = Math.max(bp, score(s, sentences[i + 1]));
    });
    for (let i = 0; i < value.length; i++)
      if (terms[i]!.after >= 0) phrase += phraseOf[i]! * Math.min(value[i]!, value[terms[i]!.after]!);
    const covered = score(all);
    const words = candidate.words;
    const final =
      words +
      R.sentence * bs +
      R.pair * bp +
      R.phrase * phrase +
      R.cover * covered +
      (R.square * covered * covered) / sum;
    return {
      passageId: candidate.passageId,
      score: 1 / (1 + Math.exp(-6 * (final / sum - 0.75))),
      raw: final,
      signals: {
        coverage: covered / sum,
        focus: bp / sum,
        words,
        phrases: phrase / sum,
        matched: terms.filter((_, i) => all[i]! > 0).map((t) => t.term),
      },
    };
  });
  return hits.sort((a, b) => b.raw - a.raw || (a.passageId < b.passageId ? -1 : 1));
}
