import type { Actor } from "#app/domain/access/permissions.ts";
import { changedSettings, type ChangedSetting } from "#app/domain/bot/changed-settings.ts";
import { diffWords, type DiffPart } from "#app/domain/versions/word-diff.ts";
import { getBotRow } from "#app/features/bots/index.server.ts";
import { comparePages, type PageCounts } from "./compare-pages.server.ts";
import { getVersionState, type KnownSource, type VersionName } from "./version-state.server.ts";

/** A setting that differs; long texts word by word. */
export interface SettingDifference extends ChangedSetting {
  words?: DiffPart[];
}

/** A source that is in one of the two only, or was read again in between. */
export interface KnowledgeDifference {
  kind: "added" | "removed" | "changed";
  sourceId: string;
  title: string;
  /** Passages before and after; 0 where it is not known. */
  before: number;
  after: number;
  /** Of a changed source from the web: pages that came, that say something else, and that are gone. */
  pages?: PageCounts;
}

export interface VersionDifference {
  before: VersionName;
  after: VersionName;
  settings: SettingDifference[];
  knowledge: KnowledgeDifference[];
}

/** Texts from this length on are compared word by word. */
const LONG = 30;

/** What is otherwise in `after` than in `before`, in settings and knowledge. Throws `NOT_FOUND`. */
export async function compareVersions(input: {
  actor: Actor;
  botId: string;
  before: VersionName;
  after: VersionName;
}): Promise<VersionDifference> {
  const { actor, botId, before, after } = input;
  const { workspaceId } = actor;
  await getBotRow({ workspaceId, botId });
  const [was, is] = await Promise.all([
    getVersionState({ workspaceId, botId, version: before }),
    getVersionState({ workspaceId, botId, version: after }),
  ]);
  return {
    before,
    after,
    settings: changedSettings(was.settings, is.settings).map(withWords),
    knowledge: await changedSources(workspaceId, was.sources, is.sources),
  };
}

function withWords(change: ChangedSetting): SettingDifference {
  const { before, after } = change;
  if (typeof before !== "string" || typeof after !== "string") return change;
  const isLong = Math.max(before.length, after.length) >= LONG;
  return isLong ? { ...change, words: diffWords(before, after) } : change;
}

async function changedSources(
  workspaceId: string,
  before: readonly KnownSource[],
  after: readonly KnownSource[],
): Promise<KnowledgeDifference[]> {
  const was = new Map(before.map((source) => [source.sourceId, source]));
  const is = new Set(after.map(({ sourceId }) => sourceId));
  const now: KnowledgeDifference[] = [];
  for (const { sourceId, title, passages, revisionId, isWeb } of after) {
    const old = was.get(sourceId);
    if (old?.revisionId === revisionId) continue;
    const pages =
      old && isWeb ? await comparePages({ workspaceId, before: old.revisionId, after: revisionId }) : null;
    now.push({
      kind: old ? "changed" : "added",
      sourceId,
      title,
      before: old?.passages ?? 0,
      after: passages,
      ...(pages ? { pages } : {}),
    });
  }
  const gone = before
    .filter(({ sourceId }) => !is.has(sourceId))
    .map(({ sourceId, title, passages }): KnowledgeDifference => ({
      kind: "removed",
      sourceId,
      title,
      before: passages,
      after: 0,
    }));
  return [...now, ...gone];
}
