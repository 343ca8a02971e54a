/** What the path of a place begins at. */
export type Base = "workspace" | "bot" | "site";

/** Where paths begin, at the page that is open; `bot` is null outside of a bot. */
export interface Bases {
  workspace: string;
  bot: string | null;
}

/** The bases of a page of a workspace, by its address. */
export function basesOf(workspaceId: string, pathname: string): Bases {
  const workspace = `/app/${workspaceId}`;
  const bot = /\/bots\/[a-z2-7]{26}(?=\/|$)/.exec(pathname)?.[0];
  return { workspace, bot: bot ? `${workspace}${bot}` : null };
}

/** Where a path leads from there; null when it needs a bot and none is open. */
export function addressFrom(bases: Bases, base: Base, path: string): string | null {
  if (base === "site") return path;
  const begin = bases[base];
  return begin === null ? null : `${begin}${path}`;
}
