import { PROVIDER_FETCH_LIMITS } from "#app/ai/registry.server.ts";
import { env } from "#app/platform/env.server.ts";
import { createSafeFetch } from "#app/platform/safe-fetch.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";

/** The fetch that reaches providers: public addresses, and the private ones that the operator allowed. */
export const providerFetch = singleton("provider-fetch", () =>
  createSafeFetch({
    allowedPrivateHosts: env.ALLOWED_PRIVATE_HOSTS.split(",")
      .map((host) => host.trim())
      .filter(Boolean),
    userAgent: "ChatBotFactory/1.0",
    ...PROVIDER_FETCH_LIMITS,
  }),
);
