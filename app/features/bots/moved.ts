/** The list with the entry at `index` moved by `step` places. */
export function moved<T>(list: readonly T[], index: number, step: number): T[] {
  const taken = list.slice(index, index + 1);
  return list.toSpliced(index, 1).toSpliced(index + step, 0, ...taken);
}
