import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { normalizeAddress } from "#app/domain/web/normalize-address.ts";
import { SitemapScanner } from "#app/domain/web/sitemap-scanner.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import type { SiteVisitor } from "./site-visitor.server.ts";
import { fromTheWeb, MOST_BYTES, partsOf } from "./web-fetch.server.ts";

const MOST_ADDRESSES = 50_000;
const MOST_FILES = 200;
const MOST_DEPTH = 3;
const ACCEPT = { accept: "application/xml,text/xml,*/*;q=0.1" };

export interface Sitemap {
  /** In their order, each once. */
  addresses: string[];
  /** False when a part could not be read or there are more than are taken: what is missing here may still be listed. */
  isComplete: boolean;
}

/**
 * The addresses of a sitemap and of those that it names, up to three deep. For the address of a site the sitemaps that it names
 * itself. Throws `UnreadableSource`: NO_SITEMAP when there is none, or why the site could not be asked.
 */
export async function readSitemap(visitor: SiteVisitor, address: string): Promise<Sitemap> {
  const reading = new SitemapReading(visitor);
  for (const start of await startsOf(visitor, address)) await reading.read(start, 1);
  if (reading.addresses.size > 0)
    return { addresses: [...reading.addresses], isComplete: reading.isComplete };
  throw reading.problem ?? new UnreadableSource("NO_SITEMAP");
}

async function startsOf(visitor: SiteVisitor, address: string): Promise<string[]> {
  if (new URL(address).pathname !== "/") return [address];
  const named = (await visitor.rulesOf(address)).sitemaps.flatMap(
    (each) => normalizeAddress(each, address) ?? [],
  );
  return named.length > 0 ? named : [new URL("/sitemap.xml", address).href];
}

class SitemapReading {
  readonly addresses = new Set<string>();
  isComplete = true;
  problem: UnreadableSource | undefined;
  private readonly seen = new Set<string>();
  private readonly visitor: SiteVisitor;

  constructor(visitor: SiteVisitor) {
    this.visitor = visitor;
  }

  async read(address: string, depth: number): Promise<void> {
    if (this.seen.has(address)) return;
    this.seen.add(address);
    if (depth > MOST_DEPTH || this.seen.size > MOST_FILES) {
      this.isComplete = false;
      return;
    }
    const inner: string[] = [];
    try {
      await this.visitor.visit(address, { headers: ACCEPT }, ({ response, url }) =>
        this.scan(response, url, inner),
      );
    } catch (error) {
      if (!(error instanceof UnreadableSource)) throw error;
      this.isComplete = false;
      this.problem ??= error.code === "PAGE_GONE" ? new UnreadableSource("NO_SITEMAP") : error;
    }
    for (const each of inner) await this.read(each, depth + 1);
  }

  private async scan(response: Response, url: string, inner: string[]): Promise<void> {
    if (!response.ok) {
      await response.body?.cancel();
      throw new UnreadableSource(response.status < 500 ? "PAGE_GONE" : "SITE_ERROR");
    }
    const scanner = new SitemapScanner();
    const decoder = new TextDecoder();
    let size = 0;
    await fromTheWeb(async () => {
      for await (const part of plainParts(response)) {
        size += part.byteLength;
        this.take(scanner, scanner.push(decoder.decode(part, { stream: true })), url, inner);
        if (size > MOST_BYTES || this.addresses.size >= MOST_ADDRESSES) {
          this.isComplete = false;
          return;
        }
      }
      this.take(scanner, scanner.end(), url, inner);
    });
  }

  private take(scanner: SitemapScanner, found: string[], url: string, inner: string[]): void {
    for (const each of found) {
      const address = normalizeAddress(each, url);
      if (address === null) continue;
      if (scanner.isIndex) inner.push(address);
      else if (this.addresses.size < MOST_ADDRESSES) this.addresses.add(address);
    }
  }
}

/** The parts of a body, unpacked when it is a .gz file. Throws `UnreadableSource` when it cannot be unpacked. */
async function* plainParts(response: Response): AsyncGenerator<Uint8Array> {
  const parts = partsOf(response)[Symbol.asyncIterator]();
  try {
    const first = await parts.next();
    if (first.done) return;
    const all = putBack(first.value, parts);
    const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
    yield* isGzip ? pipeline(Readable.from(all), createGunzip(), () => {}) : all;
  } catch (error) {
    if (isBrokenArchive(error)) throw new UnreadableSource("NO_SITEMAP");
    throw error;
  } finally {
    await parts.return?.();
  }
}

async function* putBack<T>(first: T, rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

const isBrokenArchive = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
