import { describe, expect, it } from "vitest";
import { createSseParser, type ServerSentEvent } from "./sse-parser.ts";

function parse(pieces: string[]): ServerSentEvent[] {
  const events: ServerSentEvent[] = [];
  const feed = createSseParser((event) => events.push(event));
  pieces.forEach(feed);
  return events;
}

const STREAM =
  ': hello\r\n\r\nid: 1\r\nevent: delta\r\ndata: {"a":\r\ndata: 1}\r\n\r\n' +
  "retry: 5\nid: 2\nevent: done\ndata:x\n\n" +
  "event: delta\r\ndata: ünï 🙂\n\r\n";

describe("the parser of event streams", () => {
  it("reads ids, names and data of several lines, whatever ends a line", () => {
    expect(parse([STREAM])).toEqual([
      { id: "1", event: "delta", data: '{"a":\n1}' },
      { id: "2", event: "done", data: "x" },
      { id: "2", event: "delta", data: "ünï 🙂" },
    ]);
  });

  it("gives the same events wherever the stream is cut", () => {
    const whole = parse([STREAM]);
    for (let cut = 0; cut <= STREAM.length; cut++)
      expect(parse([STREAM.slice(0, cut), STREAM.slice(cut)])).toEqual(whole);
    expect(parse([...STREAM])).toEqual(whole);
  });

  it("never delivers an event that was not closed", () => {
    expect(parse(["id: 1\ndata: half\n"])).toEqual([]);
    expect(parse(["data: half"])).toEqual([]);
  });

  it("skips comments and events without data", () => {
    expect(parse(["data: a\n\n: ping\n\nevent: x\n\n", "data\n\n"])).toEqual([
      { id: "", event: "", data: "a" },
      { id: "", event: "", data: "" },
    ]);
  });
});
