/**
 * Lets a model's text through and drops the citation marks of passages that it was not given, also when a mark is split
 * over several deltas. `cited` holds the numbers that were kept, in the order in which they came.
 */
export function createCitationFilter(known: ReadonlySet<number>) {
  const cited: number[] = [];
  let held = "";

  function settle(text: string): string {
    return text.replaceAll(/\[(\d{1,3})\]/g, (mark, digits: string) => {
      const number = Number(digits);
      if (!known.has(number)) return "";
      if (!cited.includes(number)) cited.push(number);
      return mark;
    });
  }

  return {
    cited,
    push(delta: string): string {
      const text = held + delta;
      // What may be the beginning of a mark waits for its end.
      const open = /\[\d{0,3}$/.exec(text);
      held = open ? text.slice(open.index) : "";
      return settle(open ? text.slice(0, open.index) : text);
    },
    end(): string {
      const rest = settle(held);
      held = "";
      return rest;
    },
  };
}
