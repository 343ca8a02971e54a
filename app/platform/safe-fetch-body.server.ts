import { OutboundError } from "./safe-fetch-error.ts";

interface CappedBodyOptions {
  maxBytes: number;
  /** What to throw instead of an error of the connection; undefined keeps "cut-off". */
  reason: () => unknown;
  /** Closes the connection; called when the body is too large or the reader leaves. */
  abort: () => void;
  /** Called once, when the body has ended in whatever way. */
  onEnd: () => void;
}

/**
 * The same bytes as they come, nothing kept back: no more than `maxBytes` after decompression, so that a small answer
 * which unpacks to gigabytes is cut while it unpacks.
 */
export function cappedBody(
  source: ReadableStream<Uint8Array>,
  options: CappedBodyOptions,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  let received = 0;
  const end = (): void => {
    options.onEnd();
    options.abort();
    // The connection is closed already; that its body then fails is expected and nobody else listens.
    reader.cancel().catch(() => undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            options.onEnd();
            controller.close();
            return;
          }
          received += value.byteLength;
          if (received > options.maxBytes) {
            end();
            controller.error(new OutboundError("too-large"));
            return;
          }
          controller.enqueue(value);
        } catch {
          options.onEnd();
          controller.error(options.reason() ?? new OutboundError("cut-off"));
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
