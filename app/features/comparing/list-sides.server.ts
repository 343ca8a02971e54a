import type { Actor } from "#app/domain/access/permissions.ts";
import { getDraftBot, listVersions } from "#app/features/bots/index.server.ts";
import { listProviderChoices } from "#app/features/providers/index.server.ts";
import { sideKey, type ComparedSide } from "./compared-side.ts";

/** A side that can be chosen. */
export interface SideChoice {
  key: string;
  side: ComparedSide;
  /** Of a version: visitors get it now. */
  isLive?: boolean;
  /** Of a model: the provider's name. */
  provider?: string;
}

/** Everything that can answer beside the draft: published versions, and the draft with each known model. Throws `NOT_FOUND`. */
export async function listSides(input: { actor: Actor; botId: string }): Promise<SideChoice[]> {
  const { workspaceId } = input.actor;
  const [{ settings }, versions, providers] = await Promise.all([
    getDraftBot({ workspaceId, botId: input.botId }),
    listVersions(input),
    listProviderChoices(input),
  ]);
  const models = providers.flatMap(({ id, name, models: known }) => {
    const ofDraft = settings.chain.filter(({ providerId }) => providerId === id).map(({ model }) => model);
    return [...new Set([...ofDraft, ...known])].map((model) => ({
      side: { kind: "model", providerId: id, model } as const,
      provider: name,
    }));
  });
  const sides: Omit<SideChoice, "key">[] = [
    { side: { kind: "draft" } },
    ...versions.map(({ number, isLive }) => ({ side: { kind: "version", number } as const, isLive })),
    ...models,
    { side: { kind: "builtin" } },
  ];
  return sides.map((choice) => ({ ...choice, key: sideKey(choice.side) }));
}
