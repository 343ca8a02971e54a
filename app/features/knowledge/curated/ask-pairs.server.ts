import { classify } from "#app/domain/curated/classify.ts";
import { smallTalk } from "#app/domain/quoting/small-talk.ts";
import { toFoundPassage, type FoundPassage } from "#app/features/knowledge/search-knowledge.server.ts";
import { getRevisionFacts } from "#app/features/knowledge/indexing/revision-facts.server.ts";
import { NO_WORDS } from "#app/features/knowledge/rank-passages.server.ts";
import { db } from "#app/platform/db.server.ts";
import type { PairsOf } from "./curated-key.server.ts";
import { getCuratedModel } from "./curated-models.server.ts";

/** The pair whose question is asked. */
export interface CuratedAnswer {
  passage: FoundPassage;
  /** 0–1 */
  confidence: number;
}

/** With fewer phrasings a pair, that the classifier is not sure does not say that no pair fits. */
const TELLING_PHRASINGS = 3;

/**
 * The pair that answers the question; null when none of them does; undefined when that is not known: there are no pairs, nothing was
 * learned of them yet, or too little.
 */
export async function askPairs(
  asked: PairsOf & { question: string },
): Promise<CuratedAnswer | null | undefined> {
  const classifier = await getCuratedModel(asked);
  if (!classifier) return undefined;
  const said = classify(classifier, asked.question);
  const { lengths } = classifier.phrasings;
  const nothing = lengths.length < TELLING_PHRASINGS * classifier.passageIds.length ? undefined : null;
  if (!said?.isSure) return nothing;
  // A greeting is answered as one, unless somebody wrote an answer for exactly these words.
  if (said.confidence < 1 && smallTalk(asked.question)) return undefined;
  const { workspaceId, revisionIds } = asked;
  const row = await db.passage.findUnique({
    where: { workspaceId_id: { workspaceId, id: said.passageId } },
    omit: { terms: true },
  });
  if (!row?.isEnabled) return undefined;
  const facts = await getRevisionFacts(workspaceId, revisionIds);
  const { confidence } = said;
  return { passage: toFoundPassage(row, facts, { score: confidence, signals: NO_WORDS }), confidence };
}
