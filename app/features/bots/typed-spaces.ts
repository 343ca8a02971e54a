import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { isSameValue, valueAt } from "#app/domain/bot/setting-values.ts";

/**
 * The server stores lines without the spaces at their ends. What was typed stays on the screen as it is, or the word that comes
 * after a pause would stick to the one before.
 */
export class TypedSpaces {
  readonly #typed = new Map<string, { typed: unknown; stored: unknown }>();

  /** A value was saved, and this is what the server made of it. */
  keep(path: string, typed: unknown, stored: unknown): void {
    const differsBySpaces = !isSameValue(typed, stored) && isSameValue(trimmed(typed), trimmed(stored));
    if (differsBySpaces) this.#typed.set(path, { typed, stored });
    else this.#typed.delete(path);
  }

  /** As typed, by path: only where the settings still hold what came of it. */
  over(settings: BotSettings): [string, unknown][] {
    return [...this.#typed]
      .filter(([path, { stored }]) => isSameValue(valueAt(settings, path), stored))
      .map(([path, { typed }]) => [path, typed]);
  }
}

function trimmed(value: unknown): unknown {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, trimmed(inner)]));
}
