/** Where shortcuts work; the sheet of keys shows them in this order. */
export const SHORTCUT_GROUPS = ["everywhere", "editor", "replay"] as const;
type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number];

/** A key or keys that do something, as the sheet of keys tells it. Its words are `shortcuts:what.<key>`. */
export interface Shortcut {
  key: string;
  group: ShortcutGroup;
  /** Pressed together, or one after the other where `isSequence`. */
  keys: readonly string[];
  isSequence?: boolean;
  /** A page that it opens: of the workspace, or of the bot that is open. */
  leadsTo?: { base: "workspace" | "bot"; path: string };
}

/** Every shortcut there is. Those without `mod` can be switched off. */
export const SHORTCUTS: readonly Shortcut[] = [
  { key: "palette", group: "everywhere", keys: ["mod", "K"] },
  { key: "help", group: "everywhere", keys: ["?"] },
  {
    key: "bots",
    group: "everywhere",
    keys: ["G", "B"],
    isSequence: true,
    leadsTo: { base: "workspace", path: "/bots" },
  },
  {
    key: "knowledge",
    group: "editor",
    keys: ["G", "K"],
    isSequence: true,
    leadsTo: { base: "bot", path: "/knowledge" },
  },
  {
    key: "tests",
    group: "editor",
    keys: ["G", "T"],
    isSequence: true,
    leadsTo: { base: "bot", path: "/tests" },
  },
  {
    key: "publishPage",
    group: "editor",
    keys: ["G", "P"],
    isSequence: true,
    leadsTo: { base: "bot", path: "/publish" },
  },
  { key: "save", group: "editor", keys: ["mod", "S"] },
  { key: "undo", group: "editor", keys: ["mod", "Z"] },
  { key: "redo", group: "editor", keys: ["mod", "shift", "Z"] },
  { key: "publish", group: "editor", keys: ["mod", "enter"] },
  { key: "better", group: "replay", keys: ["B"] },
  { key: "worse", group: "replay", keys: ["W"] },
  { key: "same", group: "replay", keys: ["S"] },
  { key: "next", group: "replay", keys: ["J"] },
  { key: "former", group: "replay", keys: ["K"] },
];

const SEQUENCES = SHORTCUTS.filter(({ isSequence }) => isSequence);

/** The shortcut that two letters pressed one after the other make; null when they make none. */
export function sequenceOf(first: string, second: string): Shortcut | null {
  const pressed = [first, second].map((letter) => letter.toUpperCase()).join(" ");
  return SEQUENCES.find(({ keys }) => keys.join(" ") === pressed) ?? null;
}

/** The shortcut of a single letter in a group; null when there is none. */
export function letterOf(group: ShortcutGroup, letter: string): Shortcut | null {
  const pressed = letter.toUpperCase();
  return (
    SHORTCUTS.find(({ group: own, keys }) => own === group && keys.length === 1 && keys[0] === pressed) ??
    null
  );
}
