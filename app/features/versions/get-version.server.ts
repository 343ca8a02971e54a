import type { Actor } from "#app/domain/access/permissions.ts";
import { getVersionItem, type VersionItem } from "#app/features/bots/index.server.ts";
import { env } from "#app/platform/env.server.ts";
import { getVersionState, type VersionState } from "./version-state.server.ts";

/** A version as a person reads it: when and by whom it was published, and everything it was. */
export interface VersionDetails extends VersionState {
  item: VersionItem;
  /** Where pages that pin the version reach this server, without a slash at the end. */
  appUrl: string;
}

/** One published version, however old. Throws `NOT_FOUND`. */
export async function getVersion(input: {
  actor: Actor;
  botId: string;
  number: number;
}): Promise<VersionDetails> {
  const { actor, botId, number } = input;
  const item = await getVersionItem(input);
  const state = await getVersionState({ workspaceId: actor.workspaceId, botId, version: number });
  return { item, appUrl: env.appUrl, ...state };
}
