import { ProviderError } from "./provider.ts";

/** More than any honest event of a vendor's stream; the SDKs slow down with the square of a line's length. */
const MAX_LINE_BYTES = 1_000_000;

/** All that a vendor needs to know; the SDKs add what describes this machine, or comes from its environment. */
const SENT_HEADERS = ["authorization", "x-goog-api-key", "content-type", "accept"];

const LINE_FEED = 10;

function limitLines(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let lineBytes = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        const lastBreak = value.lastIndexOf(LINE_FEED);
        lineBytes = lastBreak === -1 ? lineBytes + value.byteLength : value.byteLength - lastBreak - 1;
        if (lineBytes <= MAX_LINE_BYTES) return controller.enqueue(value);
        reader.cancel().catch(() => undefined);
        throw new ProviderError({ code: "bad-answer", detail: "A line of the answer is too long." });
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/**
 * The given fetch as vendors' SDKs may use it: only the headers that are needed, no redirects (a key must not travel),
 * web pages refused where an API should be, and event streams with endless lines cut.
 */
export function createVendorFetch(send: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const given = new Headers(init?.headers);
    const headers = new Headers();
    for (const name of SENT_HEADERS) {
      const value = given.get(name);
      if (value !== null) headers.set(name, value);
    }
    const response = await send(input, { ...init, headers, redirect: "error" });
    const type = response.headers.get("content-type") ?? "";
    if (response.ok && type.includes("text/html")) {
      response.body?.cancel().catch(() => undefined);
      throw new ProviderError({ code: "bad-answer", detail: "A web page answered instead of an API." });
    }
    if (!response.body || !type.includes("text/event-stream")) return response;
    const { status, statusText } = response;
    return new Response(limitLines(response.body), { status, statusText, headers: response.headers });
  };
}
