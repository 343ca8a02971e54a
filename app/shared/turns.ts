/** Does a work when all that came before it have ended. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** One work at a time, in the order in which they come; one that fails holds up none behind it. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
