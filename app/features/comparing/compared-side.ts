/** Who answers on one side of a comparison. */
export type ComparedSide =
  | { kind: "draft" }
  /** The draft without any model. */
  | { kind: "builtin" }
  | { kind: "version"; number: number }
  /** The draft with only this model. */
  | { kind: "model"; providerId: string; model: string };

/** The side as a form names it; `readSide` reads it again. */
export function sideKey(side: ComparedSide): string {
  if (side.kind === "version") return `version.${side.number}`;
  if (side.kind === "model") return `model.${side.providerId}.${side.model}`;
  return side.kind;
}

/** The side that a form named; null for anything else. */
export function readSide(key: string): ComparedSide | null {
  if (key === "draft" || key === "builtin") return { kind: key };
  const number = /^version\.([1-9]\d{0,8})$/.exec(key)?.[1];
  if (number) return { kind: "version", number: Number(number) };
  const [, providerId, model] = /^model\.([a-z\d-]{1,64})\.(\S{1,120})$/.exec(key) ?? [];
  return providerId && model ? { kind: "model", providerId, model } : null;
}
