import type { BotSettings } from "./bot-settings.ts";

/** Values of settings by their dotted path, such as `greeting` or `look.color`. */
export type SettingValues = ReadonlyMap<string, unknown>;

/** The value that stands at a path. */
export function valueAt(settings: BotSettings, path: string): unknown {
  let value: unknown = settings;
  for (const name of path.split(".")) value = (value as Record<string, unknown> | undefined)?.[name];
  return value;
}

/** The settings with one value in its place. */
export function withValue(settings: BotSettings, path: string, value: unknown): BotSettings {
  const [name = "", inner] = path.split(".");
  if (inner === undefined) return { ...settings, [name]: value };
  const group = (settings as unknown as Record<string, object>)[name];
  return { ...settings, [name]: { ...group, [inner]: value } };
}

/** The settings with each of the values in its place. */
export function withValues(settings: BotSettings, values: Iterable<readonly [string, unknown]>): BotSettings {
  let result = settings;
  for (const [path, value] of values) result = withValue(result, path, value);
  return result;
}

/** Values by path as the nested object that a save sends. */
export function nested(values: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [path, value] of values) {
    const [name = "", inner] = path.split(".");
    result[name] = inner === undefined ? value : { ...(result[name] as object | undefined), [inner]: value };
  }
  return result;
}

export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
