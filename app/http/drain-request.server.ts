import type { IncomingMessage, ServerResponse } from "node:http";

/** More than any body that is taken; who still sends after this much is cut off. */
const MOST_BYTES = 67_108_864;

/**
 * Takes and forgets what a caller still sends after its answer: a refusal that comes early would else leave both sides waiting,
 * because many clients read the answer only when they have sent everything.
 */
export function drainWhenAnswered(request: IncomingMessage, response: ServerResponse): void {
  response.on("finish", () => {
    if (request.complete || request.destroyed) return;
    let bytes = 0;
    // Whoever listened before has stopped reading and would stop the stream again.
    request.removeAllListeners("data");
    request.on("data", (part: Buffer) => {
      bytes += part.length;
      if (bytes > MOST_BYTES) request.destroy();
    });
    request.resume();
  });
}
