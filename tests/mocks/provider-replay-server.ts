import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface ReplayedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Recording {
  status: number;
  headers: [string, string][];
  body: Buffer;
}

/** How a recording is played: in pieces of so many bytes, cut after so many bytes and then held open or torn off. */
export interface ReplayStyle {
  pieceBytes?: number;
  stopAfterBytes?: number;
  ending?: "hold" | "tear";
}

/** A real HTTP server that answers every request with one recording. */
export interface ReplayServer {
  host: string;
  url: string;
  requests: ReplayedRequest[];
  /** Responses whose connection was closed by the other side before they were complete. */
  aborted: () => number;
  play: (recording: string | Recording, style?: ReplayStyle) => void;
  close: () => Promise<void>;
}

function readRecording(path: string): Recording {
  const bytes = readFileSync(path);
  const end = bytes.indexOf("\n\n");
  const [statusLine = "", ...headerLines] = bytes.subarray(0, end).toString("latin1").split("\n");
  const headers = headerLines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { status: Number(statusLine.split(" ")[1]), headers, body: bytes.subarray(end + 2) };
}

/** Lets what was written leave as a packet of its own. */
const nextTick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function replay(recording: Recording, style: ReplayStyle, response: ServerResponse): Promise<void> {
  response.writeHead(recording.status, recording.headers.flat());
  const body = recording.body.subarray(0, style.stopAfterBytes);
  const pieceBytes = style.pieceBytes ?? (body.byteLength || 1);
  for (let at = 0; at < body.byteLength && !response.destroyed; at += pieceBytes) {
    response.write(body.subarray(at, at + pieceBytes));
    await nextTick();
  }
  if (style.ending === "hold") return;
  if (style.ending === "tear") response.destroy();
  else response.end();
}

/** Starts a replay server on a free port of 127.0.0.1. */
export async function startReplayServer(): Promise<ReplayServer> {
  let current: Recording = { status: 500, headers: [], body: Buffer.from("nothing to play") };
  let style: ReplayStyle = {};
  let aborted = 0;
  const requests: ReplayedRequest[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    response.on("close", () => {
      if (!response.writableEnded && style.ending !== "tear") aborted += 1;
    });
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      requests.push({ method, path: url, headers, body: Buffer.concat(pieces).toString() });
      void replay(current, style, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    requests,
    aborted: () => aborted,
    play(recording, nextStyle = {}) {
      current = typeof recording === "string" ? readRecording(recording) : recording;
      style = nextStyle;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
