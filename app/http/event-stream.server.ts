import { logger } from "#app/platform/logger.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";

/** Takes whole frames of a text/event-stream. */
export interface EventSink {
  write(frame: string): void;
  end(): void;
}

const HEARTBEAT_MS = 15_000;
/** A reader that is this far behind is dropped; it comes back with its `Last-Event-ID`. */
const MAX_BUFFERED_BYTES = 1_048_576;
const encoder = new TextEncoder();

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  "x-accel-buffering": "no",
};

/**
 * A response that lasts: `start` gets the sink and returns what ends its work. It is called once, when the stream ends by
 * itself, when the reader has gone (`gone`), or when the reader cannot keep up.
 */
export function eventStream(
  gone: AbortSignal,
  start: (sink: EventSink) => (() => void) | Promise<() => void>,
  headers: Record<string, string> = {},
): Response {
  const body = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        let isOpen = true;
        let stop: (() => void) | undefined;
        const close = () => {
          if (!isOpen) return;
          isOpen = false;
          clearInterval(heartbeat);
          metrics.openStreams.dec();
          gone.removeEventListener("abort", close);
          stop?.();
          controller.close();
        };
        const write = (frame: string) => {
          if (!isOpen) return;
          if ((controller.desiredSize ?? 0) < -MAX_BUFFERED_BYTES) return close();
          controller.enqueue(encoder.encode(frame));
        };
        const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
        metrics.openStreams.inc();
        gone.addEventListener("abort", close);
        write(": open\n\n");
        try {
          const stopWork = await start({ write, end: close });
          if (isOpen) stop = stopWork;
          else stopWork();
          if (gone.aborted) close();
        } catch (error) {
          // The line is open already: all that can be said is that it ends. The reader comes back with its place.
          logger.error({ err: error }, "an event stream could not begin");
          close();
        }
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 65_536 }),
  );
  return new Response(body, { headers: { ...HEADERS, ...headers } });
}

/** Whether the caller wants the answer as it is made. */
export function wantsEvents(request: Request): boolean {
  return (request.headers.get("accept") ?? "").includes("text/event-stream");
}
