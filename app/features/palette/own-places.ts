/** A place that every workspace has: known without asking the server. */
export interface OwnPlace {
  kind: "section" | "settings" | "action";
  /** Its words are `palette:place.<key>`. */
  key: string;
  /** What its path begins at. */
  base: "workspace" | "bot" | "site";
  path: string;
  /** It is done by sending a form instead of opening a page. */
  isPost?: boolean;
}

/** The key of the place that is no page: the sheet of keys. */
export const SHORTCUTS = "shortcuts";

export const OWN_PLACES: readonly OwnPlace[] = [
  ...["identity", "knowledge", "behaviour", "look", "limits", "tests", "publish", "versions"].map(
    (key): OwnPlace => ({ kind: "section", key, base: "bot", path: `/${key}` }),
  ),
  { kind: "settings", key: "bots", base: "workspace", path: "/bots" },
  { kind: "settings", key: "providers", base: "workspace", path: "/settings/providers" },
  { kind: "settings", key: "prices", base: "workspace", path: "/settings/prices" },
  { kind: "settings", key: "tokens", base: "workspace", path: "/settings/tokens" },
  { kind: "settings", key: "profile", base: "site", path: "/app/profile" },
  { kind: "action", key: "newBot", base: "workspace", path: "/bots?new=1" },
  { kind: "action", key: "importBot", base: "workspace", path: "/bots/import" },
  { kind: "action", key: "publishBot", base: "bot", path: "/publish" },
  { kind: "action", key: SHORTCUTS, base: "site", path: "" },
  { kind: "action", key: "signOut", base: "site", path: "/sign-out", isPost: true },
];

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
export function addressFrom(bases: Bases, base: OwnPlace["base"], path: string): string | null {
  if (base === "site") return path;
  const begin = bases[base];
  return begin === null ? null : `${begin}${path}`;
}
