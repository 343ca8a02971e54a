const CONTINUES_CHARACTER = /[\udc00-\udfff\p{M}]|\u200d|\ufe0f/u;

/** Where a text may be cut at or before `at` without breaking a character from its marks; `least` when nowhere. */
export function wholeCharacterBefore(text: string, at: number, least: number): number {
  let place = at;
  while (place > least && CONTINUES_CHARACTER.test(text.charAt(place))) place -= 1;
  return place;
}
