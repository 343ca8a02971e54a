import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { OutboundError } from "#app/platform/safe-fetch-error.ts";
import { createSafeFetch, type SafeFetch, type SafeFetchOptions } from "#app/platform/safe-fetch.server.ts";

const servers: Server[] = [];
const fetches: SafeFetch[] = [];

/** Everything that a test opened is closed after it. */
export function closeAfterEach(): void {
  afterEach(async () => {
    await Promise.all(fetches.splice(0).map((safeFetch) => safeFetch.close()));
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
}

/** A server of this machine and what it was asked. */
export async function serve(
  listener: RequestListener,
): Promise<{ host: string; url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}/`, requests };
}

export function safeFetchWith(options: Partial<SafeFetchOptions> = {}): SafeFetch {
  const safeFetch = createSafeFetch({
    allowedPrivateHosts: [],
    maxBytes: 100_000,
    headersTimeoutMs: 2_000,
    totalTimeoutMs: 4_000,
    maxRedirects: 3,
    userAgent: "test-agent",
    ...options,
  });
  fetches.push(safeFetch);
  return safeFetch;
}

/** How a call was refused, or how it failed otherwise. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error("it answered"),
    (thrown: unknown) => thrown,
  );
  return error instanceof OutboundError ? `${error.code}: ${error.message}` : String(error);
}

export const UNREACHABLE = "unreachable: The address cannot be reached.";
export const REFUSED =
  "address-refused: Only http and https addresses on the usual ports, without a user name, can be called.";
