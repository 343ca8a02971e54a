import { search } from "#app/domain/retrieval/search.ts";
import { answer, type Knowledge, learn } from "./knowledge.ts";
import { measureCitations } from "./measure-citations.ts";
import type { Question, QuestionSet } from "./read-xquad.ts";
import { even, type Row, share } from "./row.ts";

interface Goal {
  readonly found: string;
  readonly contained: string;
  readonly reference: string;
  readonly unknown: string;
  readonly quoted: string;
}

const GOALS: Readonly<Record<string, Goal>> = {
  en: {
    found: "0.960 / 0.995",
    contained: "0.88",
    reference: "0.941 / 0.992",
    unknown: "0.894 at 0.06",
    quoted: "0.806",
  },
  es: {
    found: "0.950 / 0.995",
    contained: "0.87",
    reference: "0.932 / 0.990",
    unknown: "0.934 at 0.06",
    quoted: "0.790",
  },
  ar: {
    found: "0.930 / 0.990",
    contained: "0.84",
    reference: "0.901 / 0.979",
    unknown: "0.830 at 0.06",
    quoted: "0.749",
  },
  zh: {
    found: "0.950 / 0.993",
    contained: "0.95",
    reference: "0.931 / 0.988",
    unknown: "0.950 at 0.06",
    quoted: "0.928",
  },
};

interface Tally {
  first: number;
  inFive: number;
  contained: number;
  longest: number;
}

function ask(knowledge: Knowledge, questions: readonly Question[]): Tally {
  const tally: Tally = { first: 0, inFive: 0, contained: 0, longest: 0 };
  for (const question of questions) {
    const result = search(knowledge.segments, question.text);
    const rank = result.hits.findIndex((hit) => hit.passageId === question.paragraphId);
    if (rank === 0) tally.first += 1;
    if (rank >= 0 && rank < 5) tally.inFive += 1;
    const { quoted } = answer(knowledge, question, result);
    if (question.answers.some((text) => even(quoted).includes(even(text)))) tally.contained += 1;
    tally.longest = Math.max(tally.longest, quoted.length);
  }
  return tally;
}

function doesNotKnow(set: QuestionSet): {
  unknown: number;
  absent: number;
  refused: number;
  present: number;
} {
  const knowledge = learn(set.paragraphs.filter(({ article }) => article % 2 === 0));
  const counts = { unknown: 0, absent: 0, refused: 0, present: 0 };
  for (const question of set.questions) {
    const { kind } = answer(knowledge, question, search(knowledge.segments, question.text)).answer;
    if (question.article % 2 === 0) {
      counts.present += 1;
      if (kind === "unknown") counts.refused += 1;
    } else {
      counts.absent += 1;
      if (kind === "unknown") counts.unknown += 1;
    }
  }
  return counts;
}

/** The rows of one set; `name` is that of the set and its language. */
function rowsOf(name: string, set: QuestionSet, all: Knowledge, goal: Goal | undefined): Row[] {
  const count = set.questions.length;
  const alone = ask(learn(set.paragraphs), set.questions);
  const together = ask(all, set.questions);
  const absent = doesNotKnow(set);
  const found = ({ first, inFive }: Tally) => `${share(first, count)} / ${share(inFive, count)}`;
  const row = (what: string, ours: string, goalText = "", reference = ""): Row => ({
    name: `${name}: ${what}`,
    ours,
    goal: goal === undefined ? "" : goalText,
    reference,
  });
  return [
    row("right passage first / in five", found(alone), goal?.found, goal?.reference),
    row("the same, four languages in one bot", found(together), "at most 0.02 below"),
    row(
      "quoted answer contains the marked answer",
      share(alone.contained, count),
      goal?.contained,
      goal?.quoted,
    ),
    row(
      "does not know / wrongly refused",
      `${share(absent.unknown, absent.absent)} / ${share(absent.refused, absent.present)}`,
      "0.94 / 0.05",
      goal?.unknown,
    ),
    ...measureCitations(name, set, goal !== undefined),
  ];
}

/**
 * The rows of a set of questions about passages: passages found, answers contained, not knowing, citations. `of` names the set; goals and
 * references are those of XQuAD.
 */
export function measureXquad(sets: readonly QuestionSet[], of = "XQuAD"): Row[] {
  const all = learn(sets.flatMap(({ paragraphs }) => paragraphs));
  return sets.flatMap((set) => {
    const goal = of === "XQuAD" ? GOALS[set.language] : undefined;
    return rowsOf(`${of} ${set.language}`, set, all, goal);
  });
}
