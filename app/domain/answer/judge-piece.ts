import type { AnswerPiece } from "./answer-pieces.ts";
import { claimOf, type Claim } from "./claim.ts";
import { evidenceOf, holdsFacts, sharesSubject, supportOf, type Evidence } from "./evidence.ts";

/** A passage that an answer may cite. */
export interface CitablePassage {
  readonly number: number;
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly questions?: readonly string[];
}

export interface Judgement {
  readonly claim: Claim;
  /** Passages that the piece cites. */
  readonly cites: readonly number[];
  /** "free" needs no support. */
  readonly verdict: "supported" | "unsupported" | "free" | "unknown";
  /** The number of a passage that holds the statement though the answer does not cite it. */
  readonly found?: number;
}

/** Who says that something is not known in more words than these speaks of what was asked or found, or states something else. */
const WORDS_OF_NO_SUBJECT = 3;
const MARK = /\[(\d{1,3})\]/g;

/** Holds pieces of an answer against the passages that it was made from. */
export class PieceJudge {
  readonly #evidence: ReadonlyMap<number, Evidence>;
  readonly #said: Evidence;

  /** `asked`: what the visitor said, whose numbers and names an answer may repeat when it says that it does not know. */
  constructor(passages: readonly CitablePassage[], asked: string) {
    this.#evidence = new Map(
      passages.map((passage) => [passage.number, evidenceOf(textOf(passage))] as const),
    );
    this.#said = evidenceOf(asked);
  }

  judge(piece: AnswerPiece): Judgement {
    const claim = claimOf(piece.text);
    const cites = [...new Set([...piece.text.matchAll(MARK)].map(([, digits]) => Number(digits)))].filter(
      (number) => this.#evidence.has(number),
    );
    if (piece.kind === "head" || claim.kind !== "claim") return this.#judgeFree(piece, claim, cites);
    const cited = cites.flatMap((number) => this.#evidence.get(number) ?? []);
    if (supportOf(cited, claim) !== "no") return { claim, cites, verdict: "supported" };
    const found = this.#find(claim);
    return found === undefined
      ? { claim, cites, verdict: "unsupported" }
      : { claim, cites, verdict: "supported", found };
  }

  /** What introduces, greets, asks back or says that it does not know may stand, unless it tells a number or a name of its own. */
  #judgeFree(piece: AnswerPiece, claim: Claim, cites: number[]): Judgement {
    const known = [...this.#evidence.values(), this.#said];
    // The words of a heading have capitals by habit.
    const facts = piece.kind === "head" ? { ...claim, names: [] } : claim;
    const isAway =
      claim.kind === "unknown" && claim.words.length > WORDS_OF_NO_SUBJECT && !sharesSubject(known, claim);
    const isInvented = (piece.kind === "head" || claim.kind === "unknown") && !holdsFacts(known, facts);
    if (isAway || isInvented) return { claim, cites, verdict: "unsupported" };
    return { claim, cites, verdict: claim.kind === "unknown" && piece.kind !== "head" ? "unknown" : "free" };
  }

  /** The first passage, best first, that holds the statement alone. A passage in another language is never found so. */
  #find(claim: Claim): number | undefined {
    for (const [number, evidence] of this.#evidence)
      if (supportOf([evidence], claim) === "yes") return number;
    return undefined;
  }
}

function textOf({ title, headings, questions = [], text }: CitablePassage): string {
  return [title, ...headings, ...questions, text].join("\n");
}
