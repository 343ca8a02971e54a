import robotsParser from "robots-parser";
import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";
import { isOwnHost, readBody, ROBOT_NAME, webFetch } from "./web-fetch.server.ts";

/** Between two requests to a host that says nothing of its own; and the longest wait that is honoured. */
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;
/** More of a robots.txt is not read. Bytes. */
const MOST_BYTES = 512_000;

export interface RobotsRules {
  isAllowed(address: string): boolean;
  /** Between two requests to this host. */
  pauseMs: number;
  /** Sitemaps that the site names. */
  sitemaps: string[];
}

/** What a site's robots.txt asks of us; without one everything is allowed. */
export async function readRobots(origin: string, signal?: AbortSignal): Promise<RobotsRules> {
  const address = `${origin}/robots.txt`;
  const text = await textOf(address, signal);
  const rules = robotsParser(address, text);
  const asked = rules.getCrawlDelay(ROBOT_NAME);
  const pauseMs = Math.min(LONGEST_PAUSE_MS, asked === undefined ? PAUSE_MS : asked * 1_000);
  return {
    isAllowed: (page) => rules.isAllowed(page, ROBOT_NAME) ?? true,
    pauseMs: isOwnHost(new URL(origin)) ? 0 : Math.max(PAUSE_MS, pauseMs),
    sitemaps: rules.getSitemaps(),
  };
}

/** Empty when the site has none. A site that cannot say what it allows is not read: throws `UnreadableSource`. */
async function textOf(address: string, signal?: AbortSignal): Promise<string> {
  const response = await webFetch(address, signal ? { signal } : {});
  if (response.status >= 500 || response.status === 429) {
    await response.body?.cancel();
    throw new UnreadableSource("SITE_ERROR");
  }
  if (!response.ok) {
    await response.body?.cancel();
    return "";
  }
  try {
    return new TextDecoder().decode(await readBody(response, MOST_BYTES));
  } catch (error) {
    if (error instanceof UnreadableSource && error.code === "PAGE_TOO_LARGE") return "";
    throw error;
  }
}
