import type { AppLoadContext } from "@remix-run/node";

/** What Express knows of a request and hands to loaders and actions. */
export interface EdgeContext {
  requestId: string;
  /** For `script-src` and `style-src` of this one response. */
  nonce: string;
  /** The caller's network address, as far as TRUST_PROXY lets it be believed. */
  ip: string;
  /** Aborts when the caller has gone. Remix itself never tells. */
  gone: AbortSignal;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    edge: EdgeContext;
  }
}

export function edgeOf(context: AppLoadContext): EdgeContext {
  return context.edge;
}
