import { pipeline, type Readable } from "node:stream";
import { constants, createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
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

/** What has come is handed on before more comes, and the last block may lack its end: browsers read such bodies, too. */
const ZLIB = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const BROTLI = { flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH };

const UNPACKERS = new Map([
  ["gzip", () => createGunzip(ZLIB)],
  ["x-gzip", () => createGunzip(ZLIB)],
  ["deflate", () => createInflate(ZLIB)],
  ["br", () => createBrotliDecompress(BROTLI)],
]);

/** The bytes that were packed; those of an encoding that is not known stay as they are. */
export function unpackedBody(source: Readable, encoding: string | null): Readable {
  const unpacker = UNPACKERS.get(encoding?.trim().toLowerCase() ?? "")?.();
  // Who reads learns what went wrong; nobody else has to.
  return unpacker ? pipeline(source, unpacker, () => undefined) : source;
}

/**
 * The same bytes as they come, nothing kept back: no more than `maxBytes` after decompression, so that a small answer
 * which unpacks to gigabytes is cut while it unpacks.
 */
export function cappedBody(source: Readable, options: CappedBodyOptions): ReadableStream<Uint8Array> {
  const parts = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let received = 0;
  const end = (): void => {
    options.onEnd();
    options.abort();
    source.destroy();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
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
