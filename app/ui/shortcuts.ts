/** A key or keys that do something, as the sheet of keys tells it. Its words are `shortcuts:what.<key>`. */
export interface Shortcut {
  key: string;
  group: "everywhere" | "editor";
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
];

const SEQUENCES = SHORTCUTS.filter(({ isSequence }) => isSequence);

/** The shortcut that two letters pressed one after the other make; null when they make none. */
export function sequenceOf(first: string, second: string): Shortcut | null {
  const pressed = [first, second].map((letter) => letter.toUpperCase()).join(" ");
  return SEQUENCES.find(({ keys }) => keys.join(" ") === pressed) ?? null;
}
