import { parseQuery } from "#app/domain/retrieval/parse-query.ts";
import { search, type RankSignals } from "#app/domain/retrieval/search.ts";
import { fuse, type Fused } from "#app/domain/vectors/fuse.ts";
import { findByMeaning } from "./embeddings/find-by-meaning.server.ts";
import type { EmbeddingSetting } from "./embeddings/model-key.ts";
import { getSegments } from "./segments.server.ts";

/** What is asked, of which readings. */
export interface RankQuery {
  workspaceId: string;
  /** The readings to search: those of the draft or of a version. */
  revisionIds: readonly string[];
  question: string;
  /** Earlier questions, oldest first. */
  history?: readonly string[];
  limit?: number;
  /** Whose setting says that passages are searched by meaning, too; by words alone when it is left out. */
  bot?: { botId: string; settings: { embedding: EmbeddingSetting | null } };
}

/** A passage that was found, with why. */
export interface RankedPassage extends Fused {
  readonly signals: RankSignals;
}

const USUAL_LIMIT = 8;
/** So many are found by words when they are put together with those found by meaning. */
const BY_WORDS = 32;

/** Of a passage that was not found by its words. */
export const NO_WORDS: RankSignals = {
  coverage: 0,
  focus: 0,
  words: 0,
  phrases: 0,
  neighbour: 0,
  matched: [],
  matches: [],
};

/** The passages that fit a question best, by words and, where the bot is set so, by meaning; best first. */
export async function rankPassages(query: RankQuery): Promise<RankedPassage[]> {
  const { workspaceId, revisionIds, question, history, bot, limit = USUAL_LIMIT } = query;
  const embedding = bot?.settings.embedding;
  const options = history ? { history } : {};
  if (!bot || !embedding)
    return search(await getSegments(workspaceId, revisionIds), question, { ...options, limit }).hits.slice();
  const meant = { workspaceId, botId: bot.botId, revisionIds, embedding, question: inContext(query) };
  const [segments, byMeaning] = await Promise.all([
    getSegments(workspaceId, revisionIds),
    findByMeaning(meant),
  ]);
  const { hits } = search(segments, question, { ...options, limit: Math.max(limit, BY_WORDS) });
  const signals = new Map(hits.map((hit) => [hit.passageId, hit.signals]));
  return fuse(hits, byMeaning)
    .slice(0, limit)
    .map((found) => ({ ...found, signals: signals.get(found.passageId) ?? NO_WORDS }));
}

/** A question that leans on the one before it means nothing without it. */
function inContext({ question, history = [] }: RankQuery): string {
  const before = history.at(-1);
  const leans = parseQuery(question, history).terms.length > parseQuery(question).terms.length;
  return before !== undefined && leans ? `${before}\n${question}` : question;
}
