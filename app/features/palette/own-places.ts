import type { Base } from "./bases.ts";

/** A place that every workspace has: known without asking the server. */
export interface OwnPlace {
  kind: "section" | "settings" | "action";
  /** Its words are `palette:place.<key>`. */
  key: string;
  /** What its path begins at. */
  base: Base;
  path: string;
  /** It is done by sending a form instead of opening a page. */
  isPost?: boolean;
}

/** The key of the place that is no page: the sheet of keys. */
export const SHORTCUTS = "shortcuts";

export const OWN_PLACES: readonly OwnPlace[] = [
  ...[
    "identity",
    "knowledge",
    "behaviour",
    "look",
    "limits",
    "contact",
    "leads",
    "tests",
    "publish",
    "versions",
  ].map((key): OwnPlace => ({ kind: "section", key, base: "bot", path: `/${key}` })),
  { kind: "section", key: "replay", base: "bot", path: "/tests/replay" },
  { kind: "section", key: "compare", base: "bot", path: "/compare" },
  { kind: "settings", key: "bots", base: "workspace", path: "/bots" },
  { kind: "settings", key: "providers", base: "workspace", path: "/settings/providers" },
  { kind: "settings", key: "prices", base: "workspace", path: "/settings/prices" },
  { kind: "settings", key: "tokens", base: "workspace", path: "/settings/tokens" },
  { kind: "settings", key: "profile", base: "site", path: "/app/profile" },
  { kind: "action", key: "newBot", base: "workspace", path: "/bots?new=1" },
  { kind: "action", key: "botFromSite", base: "workspace", path: "/bots/new/address" },
  { kind: "action", key: "botFromTemplate", base: "workspace", path: "/bots/new/templates" },
  { kind: "action", key: "importBot", base: "workspace", path: "/bots/import" },
  { kind: "action", key: "publishBot", base: "bot", path: "/publish" },
  { kind: "action", key: SHORTCUTS, base: "site", path: "" },
  { kind: "action", key: "signOut", base: "site", path: "/sign-out", isPost: true },
];
