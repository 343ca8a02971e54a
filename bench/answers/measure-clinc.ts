import { z } from "zod";
import { classify, type Classified } from "../../app/domain/curated/classify.ts";
import { readClassifier, writeClassifier } from "../../app/domain/curated/serialise.ts";
import { trainCurated, type CuratedClassifier, type PairToLearn } from "../../app/domain/curated/train.ts";
import { quote } from "../../app/domain/quoting/quote.ts";
import { analyzePassage } from "../../app/domain/retrieval/analyze-passage.ts";
import { search } from "../../app/domain/retrieval/search.ts";
import { buildSegment, type Segment } from "../../app/domain/retrieval/segment.ts";
import type { Row } from "./row.ts";

const Sentences = z.array(z.tuple([z.string(), z.string()]));
const ClincSchema = z.object({
  train: Sentences,
  val: Sentences,
  test: Sentences,
  oos_val: Sentences,
  oos_test: Sentences,
});
type Clinc = z.infer<typeof ClincSchema>;

/** Right answers given up at most for recognising more of what is out of scope, when the threshold is chosen. */
const GIVEN_UP = 0.015;

const SIZES = [
  { phrasings: 100, goal: "0.930 / 0.650", reference: "MLP 0.934/0.491, BERT 0.962/0.523" },
  { phrasings: 10, goal: "0.780 / 0.600", reference: "0.713/0.396" },
];

function pairsOf({ train }: Clinc, phrasings: number): PairToLearn[] {
  const byIntent = new Map<string, string[]>();
  for (const [text, intent] of train) {
    const own = byIntent.get(intent) ?? [];
    if (own.length < phrasings) own.push(text);
    byIntent.set(intent, own);
  }
  return [...byIntent].map(([passageId, questions]) => ({ passageId, questions }));
}

function trainNow(pairs: readonly PairToLearn[]): { classifier: CuratedClassifier; seconds: number } {
  const startedAt = performance.now();
  const steps = trainCurated(pairs);
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    const seconds = (performance.now() - startedAt) / 1000;
    // As the product has it: stored and loaded again.
    return { classifier: readClassifier(writeClassifier(step.value)) ?? step.value, seconds };
  }
}

interface Asked {
  said: Classified | null;
  intent: string;
}

function askAll(classifier: CuratedClassifier, sentences: readonly [string, string][]): Asked[] {
  return sentences.map(([text, intent]) => ({ said: classify(classifier, text), intent }));
}

const isRight = ({ said, intent }: Asked, threshold: number): boolean =>
  said !== null && said.confidence >= threshold && said.passageId === intent;

const share = <T>(all: readonly T[], is: (each: T) => boolean): number => all.filter(is).length / all.length;

/** The highest threshold that gives up no more than a few of the right answers to the validation part. */
function chooseOnValidation(classifier: CuratedClassifier, { val, oos_val: foreign }: Clinc): number {
  const own = askAll(classifier, val);
  const other = askAll(classifier, foreign);
  const most = share(own, (asked) => isRight(asked, 0));
  const candidates = [...own, ...other].flatMap(({ said }) => said?.confidence ?? []);
  return candidates
    .filter((threshold) => share(own, (asked) => isRight(asked, threshold)) >= most - GIVEN_UP)
    .reduce((highest, threshold) => Math.max(highest, threshold), 0);
}

function learnSegment(pairs: readonly PairToLearn[]): Segment {
  return buildSegment(
    pairs.map(({ passageId, questions }) => ({
      passageId,
      terms: analyzePassage({ title: questions[0] ?? "", headings: [], text: passageId, questions }),
    })),
  );
}

/** Whether the whole way of an answer without a model says that it does not know. */
function isUnknown(segment: Segment, pairs: ReadonlyMap<string, PairToLearn>, text: string): boolean {
  const { hits, terms } = search([segment], text);
  const passages = hits.map(({ passageId, score }, index) => {
    const questions = pairs.get(passageId)?.questions ?? [];
    const title = questions[0] ?? "";
    const number = index + 1;
    return { number, passageId, sourceId: "", title, headings: [], text: passageId, questions, score };
  });
  return quote({ question: text, locale: "en", passages, terms, curated: null }).kind === "unknown";
}

function slowest(classifier: CuratedClassifier, sentences: readonly [string, string][]): number {
  const times = sentences.map(([text]) => {
    const startedAt = performance.now();
    classify(classifier, text);
    return performance.now() - startedAt;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

function measureSize(data: Clinc, { phrasings, goal, reference }: (typeof SIZES)[number]): Row[] {
  const pairs = pairsOf(data, phrasings);
  const { classifier, seconds } = trainNow(pairs);
  const own = askAll(classifier, data.test);
  const segment = learnSegment(pairs);
  const byId = new Map(pairs.map((pair) => [pair.passageId, pair]));
  const foreign = data.oos_test.map(([text]) => ({
    said: classify(classifier, text),
    isUnknown: isUnknown(segment, byId, text),
  }));
  const figures = (threshold: number): string => {
    const right = share(own, (asked) => isRight(asked, threshold));
    const unknown = share(foreign, (each) => each.isUnknown && (each.said?.confidence ?? 0) < threshold);
    return `${right.toFixed(3)} / ${unknown.toFixed(3)}`;
  };
  const name = `CLINC150, ${phrasings} phrasings: right / out of scope recognised`;
  return [
    { name, ours: figures(chooseOnValidation(classifier, data)), goal, reference },
    { name: `${name}, threshold from the pairs alone`, ours: figures(classifier.threshold), goal, reference },
    {
      name: `CLINC150, ${phrasings} phrasings: trained / answered (p95)`,
      ours: `${seconds.toFixed(1)} s / ${slowest(classifier, data.test).toFixed(2)} ms`,
      goal: "15 s / 2 ms",
      reference: "11 s",
    },
  ];
}

/** The rows of the quality table that are taken from CLINC150: the text of its file. */
export function measureClinc(file: string): Row[] {
  const data = ClincSchema.parse(JSON.parse(file));
  return SIZES.flatMap((size) => measureSize(data, size));
}
