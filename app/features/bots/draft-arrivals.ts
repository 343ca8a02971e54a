/** What somebody else saved and what came in here without a question. */
export interface Arrival {
  /** Empty when nobody knows who. */
  by: string;
  at: string;
  /** Paths of the settings. */
  paths: readonly string[];
}

/** The arrivals with one more: one line for each person, with everything that came from them. */
export function withArrival(arrivals: readonly Arrival[], next: Arrival): readonly Arrival[] {
  if (next.paths.length === 0) return arrivals;
  const earlier = arrivals.find(({ by }) => by === next.by);
  const paths = [...new Set([...(earlier?.paths ?? []), ...next.paths])];
  return [...arrivals.filter((arrival) => arrival !== earlier), { ...next, paths }];
}
