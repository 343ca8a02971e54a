import { env } from "#app/platform/env.server.ts";
import { OutboundError, type OutboundErrorCode } from "#app/platform/safe-fetch-error.ts";
import { createSafeFetch } from "#app/platform/safe-fetch.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

/** Why a page could not be looked at; `HTTP` comes with its status. */
export type PageFailure =
  | "REFUSED"
  | "UNREACHABLE"
  | "TIMED_OUT"
  | "TOO_LARGE"
  | "REDIRECTS"
  | "UNREADABLE"
  | "HTTP"
  | "NOT_A_PAGE";

export type FetchedPage =
  | { failure: PageFailure; status: number | null }
  | { failure: null; url: string; html: string; policies: string[] };

const FAILURES: Record<OutboundErrorCode, PageFailure> = {
  "address-refused": "REFUSED",
  unreachable: "UNREACHABLE",
  "timed-out": "TIMED_OUT",
  "cut-off": "UNREACHABLE",
  "too-large": "TOO_LARGE",
  "too-many-redirects": "REDIRECTS",
  "bad-encoding": "UNREADABLE",
};

const safeFetch = () =>
  singleton("embed-fetch", () =>
    createSafeFetch({
      allowedPrivateHosts: env.ALLOWED_PRIVATE_HOSTS.split(",")
        .map((host) => host.trim())
        .filter(Boolean),
      maxBytes: 5 * 1_048_576,
      headersTimeoutMs: 10_000,
      totalTimeoutMs: 20_000,
      maxRedirects: 5,
      userAgent: "ChatBotFactory/1.0",
    }),
  );

/** The page at that address as a stranger gets it, with the policies of its headers. Never throws for what the site does. */
export async function fetchPage(url: string): Promise<FetchedPage> {
  try {
    const response = await safeFetch()(url, { headers: { accept: "text/html,application/xhtml+xml" } });
    const failure = refusalOf(response);
    if (failure) {
      await response.body?.cancel();
      return { failure, status: response.status };
    }
    const policy = response.headers.get("content-security-policy");
    return {
      failure: null,
      url: response.url,
      html: await response.text(),
      policies: policy ? [policy] : [],
    };
  } catch (error) {
    if (error instanceof OutboundError) return { failure: FAILURES[error.code], status: null };
    throw error;
  }
}

function refusalOf({ ok, headers }: Response): PageFailure | null {
  if (!ok) return "HTTP";
  return /html/i.test(headers.get("content-type") ?? "text/html") ? null : "NOT_A_PAGE";
}

/** A script's text; empty when it cannot be had. */
export async function fetchScript(url: string): Promise<string> {
  try {
    const response = await safeFetch()(url);
    if (response.ok) return await response.text();
    await response.body?.cancel();
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
  }
  return "";
}
