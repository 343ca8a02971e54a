import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import type { ProviderLink } from "./bot-file.schema.ts";

interface KnownProvider {
  id: string;
  kind: string;
  name: string;
}

interface Link {
  providerId: string;
  model: string;
}

/** A link without ids; null when its provider is not there any more. */
export function toPart(link: Link, providers: readonly KnownProvider[]): ProviderLink | null {
  const provider = providers.find(({ id }) => id === link.providerId);
  if (!provider) return null;
  return { provider: { kind: provider.kind, name: provider.name }, model: link.model };
}

/** The same provider of this workspace, else one of the same kind; null when there is none. */
function fromPart({ provider, model }: ProviderLink, providers: readonly KnownProvider[]): Link | null {
  const fitting = providers.filter(({ kind }) => kind === provider.kind);
  const found = fitting.find(({ name }) => name === provider.name) ?? fitting[0];
  return found ? { providerId: found.id, model } : null;
}

/** The links that can be followed here, and the names of the providers that are missing. */
export function followLinks(
  parts: { chain: readonly ProviderLink[]; embedding: ProviderLink | null },
  providers: readonly KnownProvider[],
): Pick<BotSettings, "chain" | "embedding"> & { missing: string[] } {
  const isMissing = (part: ProviderLink) => fromPart(part, providers) === null;
  const all = parts.embedding ? [...parts.chain, parts.embedding] : parts.chain;
  return {
    chain: parts.chain.flatMap((part) => fromPart(part, providers) ?? []),
    embedding: parts.embedding ? fromPart(parts.embedding, providers) : null,
    missing: [...new Set(all.filter(isMissing).map(({ provider }) => provider.name))],
  };
}
