import { isId } from "#app/shared/ids.ts";

/** Whether a part of an address has the form of what it names: `number` is that of a version, everything else is an id. */
export function isParameter(name: string, value: string): boolean {
  return name === "number" ? /^[1-9]\d{0,5}$/.test(value) : isId(value);
}
