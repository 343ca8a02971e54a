export interface ServerSentEvent {
  id: string;
  event: string;
  data: string;
}

/**
 * Returns a function that takes a stream piece by piece, wherever it is cut, and calls `receive` once for
 * every complete event. Lines end in LF or CR LF; comments and `retry` are skipped; an event that is not
 * closed by an empty line is never delivered. An id stays in force until the next one.
 */
export function createSseParser(receive: (event: ServerSentEvent) => void): (piece: string) => void {
  let rest = "";
  let id = "";
  let event = "";
  let data: string[] = [];

  const readLine = (line: string): void => {
    const [, field = "", value = ""] = /^(\w*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === "data") data.push(value);
    if (field === "event") event = value;
    if (field === "id") id = value;
    if (line) return;
    if (data.length) receive({ id, event, data: data.join("\n") });
    event = "";
    data = [];
  };
  return (piece) => {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? "";
    lines.forEach(readLine);
  };
}
