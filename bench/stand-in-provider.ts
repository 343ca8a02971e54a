/**
 * A fast stand-in for a provider, in a process of its own: OpenAI's chat completions. The model's name says what is answered,
 * `mock?tokens=50&gap=40`: so many words, so many milliseconds apart.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface ChatBody {
  model?: string;
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
}

const wordAt = (index: number) => (index === 0 ? "Word" : ` word${index}`);
const frameOf = (fields: object) =>
  `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 0, model: "mock", ...fields })}\n\n`;
const tokenFrame = (index: number) =>
  frameOf({ choices: [{ index: 0, delta: { content: wordAt(index) }, finish_reason: null }] });

const FRAMES = Array.from({ length: 1_000 }, (_, index) => tokenFrame(index));
const STOP = frameOf({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });

function usageFrame(tokens: number): string {
  const usage = { prompt_tokens: 20, completion_tokens: tokens, total_tokens: tokens + 20 };
  return frameOf({ choices: [], usage });
}

function stream(response: ServerResponse, body: ChatBody, tokens: number, gap: number): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  let sent = 0;
  let timer: NodeJS.Timeout | undefined;
  const step = () => {
    while (sent < tokens) {
      response.write(FRAMES[sent] ?? tokenFrame(sent));
      sent += 1;
      if (gap > 0 && sent < tokens) {
        timer = setTimeout(step, gap);
        return;
      }
    }
    response.write(STOP);
    if (body.stream_options?.include_usage) response.write(usageFrame(tokens));
    response.end("data: [DONE]\n\n");
  };
  response.on("close", () => clearTimeout(timer));
  step();
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function complete(body: ChatBody, response: ServerResponse): void {
  const settings = new URLSearchParams(body.model?.split("?")[1] ?? "");
  const tokens = Number(settings.get("tokens") ?? 16);
  const gap = Number(settings.get("gap") ?? 0);
  if (body.stream) return stream(response, body, tokens, gap);
  const content = Array.from({ length: tokens }, (_, index) => wordAt(index)).join("");
  const choices = [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }];
  setTimeout(
    () => sendJson(response, { id: "1", object: "chat.completion", created: 0, model: "mock", choices }),
    gap * tokens,
  );
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.method === "GET")
    return sendJson(response, { object: "list", data: [{ id: "mock", object: "model" }] });
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => complete(JSON.parse(Buffer.concat(parts).toString()) as ChatBody, response));
}

const server = createServer(answer);
server.keepAliveTimeout = 120_000;
server.listen({ port: Number(process.argv[2] ?? 0), host: "127.0.0.1", backlog: 4_096 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
process.on("disconnect", () => process.exit());
