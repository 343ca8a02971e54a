import { normalizeAddress } from "#app/domain/web/normalize-address.ts";
import { isSameSite } from "#app/domain/web/same-site.ts";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { inPlace, spare, waitForTurn } from "./pace.server.ts";
import { readRobots, type RobotsRules } from "./robots.server.ts";
import { isPrivateAddress, webFetch } from "./web-fetch.server.ts";

const MOST_REDIRECTS = 5;
const LONGEST_WAIT_S = 30;

export interface Visit {
  response: Response;
  /** After redirects. */
  url: string;
}

export interface VisitOptions {
  headers: Record<string, string>;
  /** Hears where the site leads before it is gone there, and may throw. */
  onRedirect?: (url: string) => void;
}

/** Asks one site as a polite guest: by its robots.txt, in its pace, and never led away from it. */
export class SiteVisitor {
  private readonly rules = new Map<string, Promise<RobotsRules>>();
  private readonly home: string;
  private readonly signal: AbortSignal | undefined;

  constructor(home: string, signal?: AbortSignal) {
    this.home = home;
    this.signal = signal;
  }

  /** What the site's robots.txt asks for. Throws `UnreadableSource` when it cannot say. */
  rulesOf(address: string): Promise<RobotsRules> {
    const { origin } = new URL(address);
    const known = this.rules.get(origin);
    if (known) return known;
    const rules = readRobots(origin, this.signal);
    this.rules.set(origin, rules);
    // A page that fails for it fails alone; the next one asks again.
    rules.catch(() => this.rules.delete(origin));
    return rules;
  }

  /**
   * `read` is called with the answer, after at most five redirects, each checked like the first address. Throws
   * `UnreadableSource` with a code of `page-codes.ts`.
   */
  async visit<T>(
    address: string,
    { headers, onRedirect }: VisitOptions,
    read: (visit: Visit) => Promise<T>,
  ): Promise<T> {
    const seen = new Set<string>();
    for (let url = address; ;) {
      if (seen.has(url) || seen.size > MOST_REDIRECTS) throw new UnreadableSource("REDIRECT_LOOP");
      seen.add(url);
      const result = await this.ask(url, url === address ? headers : {}, read);
      if ("done" in result) return result.done;
      url = result.next;
      if (!seen.has(url)) onRedirect?.(url);
    }
  }

  private async ask<T>(
    url: string,
    headers: Record<string, string>,
    read: (visit: Visit) => Promise<T>,
  ): Promise<{ done: T } | { next: string }> {
    if (isPrivateAddress(new URL(url))) throw new UnreadableSource("ADDRESS_REFUSED");
    if (!isSameSite(this.home, url)) throw new UnreadableSource("OTHER_SITE");
    const rules = await this.rulesOf(url);
    if (!rules.isAllowed(url)) throw new UnreadableSource("ROBOTS");
    for (let isRetry = false; ; isRetry = true) {
      await waitForTurn(new URL(url).host, rules.pauseMs, this.signal);
      const result = await inPlace(async () => {
        const response = await webFetch(url, {
          headers,
          redirect: "manual",
          ...(this.signal ? { signal: this.signal } : {}),
        });
        if (isRetry || !isBusy(response)) return this.answer(url, response, read);
        await response.body?.cancel();
        spare(new URL(url).host, waitOf(response));
        return null;
      });
      if (result) return result;
    }
  }

  private async answer<T>(
    url: string,
    response: Response,
    read: (visit: Visit) => Promise<T>,
  ): Promise<{ done: T } | { next: string }> {
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null)
      return { done: await read({ response, url }) };
    await response.body?.cancel();
    const next = normalizeAddress(location, url);
    if (next === null) throw new UnreadableSource("ADDRESS_REFUSED");
    return { next };
  }
}

/** The site asks for a pause. */
const isBusy = ({ status, headers }: Response) =>
  status === 429 || (status === 503 && headers.has("retry-after"));

function waitOf(response: Response): number {
  const seconds = Number(response.headers.get("retry-after"));
  return 1_000 * Math.min(LONGEST_WAIT_S, Number.isFinite(seconds) && seconds > 0 ? seconds : 5);
}
