import type { BotSettings } from "./bot-settings.ts";

/** A setting that differs, by its dotted path, as it was and as it is. */
export interface ChangedSetting {
  path: string;
  before: unknown;
  after: unknown;
}

const GROUPS: ReadonlySet<string> = new Set(["look", "limits", "leadForm"]);

/** What differs between two states of a bot's settings, in the order of the settings; groups are told setting by setting. */
export function changedSettings(before: BotSettings, after: BotSettings): ChangedSetting[] {
  const was = flat(before);
  return Object.entries(flat(after)).flatMap(([path, value]) =>
    JSON.stringify(was[path]) === JSON.stringify(value) ? [] : [{ path, before: was[path], after: value }],
  );
}

function flat(settings: BotSettings): Record<string, unknown> {
  const paths: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (!GROUPS.has(name)) paths[name] = value;
    else for (const [inner, part] of Object.entries(value as object)) paths[`${name}.${inner}`] = part;
  }
  return paths;
}
