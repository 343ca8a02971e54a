/** Sentences beside fields, by path. */
export type SettingErrors = Readonly<Record<string, string>>;

/** Whether an error's field belongs to the setting: `starters.0` to `starters`. */
export function isInside(field: string, path: string): boolean {
  return field === path || field.startsWith(`${path}.`);
}

const GROUPS: ReadonlySet<string> = new Set(["look", "limits", "leadForm"]);

/** The paths of the settings that have an error, each once: `starters` for `starters.0`. */
export function settingsWithErrors(errors: SettingErrors): string[] {
  const paths = Object.keys(errors).map((field) => {
    const [name = "", inner] = field.split(".");
    return GROUPS.has(name) && inner !== undefined ? `${name}.${inner}` : name;
  });
  return [...new Set(paths)];
}

/** Only those of settings that are still open, without those of one that was just changed. */
export function openErrors(errors: SettingErrors, open: readonly string[], changed?: string): SettingErrors {
  const isOpen = (field: string) =>
    open.some((path) => isInside(field, path)) && !(changed !== undefined && isInside(field, changed));
  return Object.fromEntries(Object.entries(errors).filter(([field]) => isOpen(field)));
}
