const APPLE_NAMES: Readonly<Record<string, string>> = { mod: "⌘", shift: "⇧", enter: "↩" };
const OTHER_NAMES: Readonly<Record<string, string>> = { mod: "Ctrl", shift: "Shift", enter: "Enter" };

function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

/** A key as this platform names it: `mod` is ⌘ or Ctrl. In the browser only. */
export function keyName(key: string): string {
  return (isApple() ? APPLE_NAMES : OTHER_NAMES)[key] ?? key;
}

/** Keys that are pressed together: "Ctrl+Shift+Z" or "⇧⌘Z". In the browser only. */
export function shortcutText(keys: readonly string[]): string {
  return keys.map(keyName).join(isApple() ? "" : "+");
}
