import { useState } from "react";
import { isSameValue } from "#app/domain/bot/setting-values.ts";

interface BegunRows<T> {
  /** All rows, also those that nobody has begun to fill in. */
  rows: readonly T[];
  change(next: T[]): void;
  /** The place of a row in what is stored; null while it is only here. */
  placeOf(index: number): number | null;
}

/** The rows of a stored list. One that was only added is nobody's mistake yet: it stays here and is not sent. */
export function useBegunRows<T>(
  stored: readonly T[],
  isBegun: (row: T) => boolean,
  send: (begun: T[]) => void,
): BegunRows<T> {
  const [own, setOwn] = useState(stored);
  const rows = isSameValue(own.filter(isBegun), stored) ? own : stored;
  return {
    rows,
    change(next) {
      setOwn(next);
      const begun = next.filter(isBegun);
      if (!isSameValue(begun, stored)) send(begun);
    },
    placeOf(index) {
      const row = rows[index];
      return row === undefined || !isBegun(row) ? null : rows.slice(0, index).filter(isBegun).length;
    },
  };
}
