import { isIP } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { env } from "#app/platform/env.server.ts";
import {
  effectivePort,
  hostKey,
  isRefusedAddress,
  bareHostname,
  parseAllowedHosts,
} from "#app/platform/safe-fetch-addresses.server.ts";
import { OutboundError, type OutboundErrorCode } from "#app/platform/safe-fetch-error.ts";
import { createSafeFetch } from "#app/platform/safe-fetch.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

/** The name under which sites allow or forbid us in their robots.txt. */
export const ROBOT_NAME = "ChatBotFactory";

/** Of anything that is fetched, after decompression; pages have lower limits of their own. Bytes. */
export const MOST_BYTES = 50 * 1_048_576;

const web = () =>
  singleton("web-fetch", () => {
    const allowedPrivateHosts = env.ALLOWED_PRIVATE_HOSTS.split(",")
      .map((host) => host.trim())
      .filter(Boolean);
    return {
      allowed: parseAllowedHosts(allowedPrivateHosts),
      fetch: createSafeFetch({
        allowedPrivateHosts,
        maxBytes: MOST_BYTES,
        headersTimeoutMs: 10_000,
        totalTimeoutMs: 20_000,
        maxRedirects: 5,
        userAgent: `${ROBOT_NAME}/1.0`,
      }),
    };
  });

/** Whether the operator named this host as their own: it is not spared, and may be private. */
export function isOwnHost(url: URL): boolean {
  return web().allowed.has(hostKey(url.hostname, effectivePort(url)));
}

/** Whether the text of the address alone says that it is not on the public web. */
export function isPrivateAddress(url: URL): boolean {
  const host = bareHostname(url.hostname);
  if (host === "localhost" || host.endsWith(".localhost")) return !isOwnHost(url);
  return isIP(host) !== 0 && isRefusedAddress(host, isOwnHost(url));
}

const CODES: Record<OutboundErrorCode, string> = {
  "address-refused": "ADDRESS_REFUSED",
  unreachable: "UNREACHABLE",
  "timed-out": "TIMED_OUT",
  "cut-off": "UNREACHABLE",
  "too-large": "PAGE_TOO_LARGE",
  "too-many-redirects": "REDIRECT_LOOP",
  "bad-encoding": "NOT_TEXT",
};

/** The work's answer; what went wrong on the way to the site is an `UnreadableSource`. */
export async function fromTheWeb<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof OutboundError ? new UnreadableSource(CODES[error.code]) : error;
  }
}

/** One request; throws `UnreadableSource`, or the signal's reason. Redirects are followed only with `redirect: "follow"`. */
export function webFetch(url: string, init: RequestInit): Promise<Response> {
  return fromTheWeb(() => web().fetch(url, init));
}

/** The parts of a body as they arrive; leaving the loop closes the connection. */
export function partsOf({ body }: Response): AsyncIterable<Uint8Array> {
  return body ? (Readable.fromWeb(body as ReadableStream) as AsyncIterable<Uint8Array>) : Readable.from([]);
}

/** The whole body. Throws `UnreadableSource`: PAGE_TOO_LARGE as soon as there are more bytes than `most`. */
export async function readBody(response: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  await fromTheWeb(async () => {
    for await (const part of partsOf(response)) {
      size += part.byteLength;
      if (size > most) throw new UnreadableSource("PAGE_TOO_LARGE");
      parts.push(part);
    }
  });
  return Buffer.concat(parts);
}
