import { timingSafeEqual } from "node:crypto";
import { Router } from "express";
import { checkHealth } from "#app/features/administration/index.server.ts";
import { env } from "#app/platform/env.server.ts";
import { metrics } from "#app/platform/metrics.server.ts";
import { readiness } from "#app/platform/readiness.server.ts";
import { edgeLocals, safe } from "./edge.server.ts";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

function mayReadMetrics(ip: string, authorization: string): boolean {
  if (!env.METRICS_TOKEN) return LOOPBACK.has(ip);
  const given = Buffer.from(authorization.replace(/^Bearer /i, ""));
  const expected = Buffer.from(env.METRICS_TOKEN);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** `/healthz` while the process lives, `/readyz` when it takes work and the database answers, `/metrics` for Prometheus. */
export const probes: Router = Router()
  .get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  })
  .get(
    "/readyz",
    safe(async (_request, response) => {
      const isReady = readiness.isReady && (await checkHealth());
      response.status(isReady ? 200 : 503).json({ status: isReady ? "ready" : "not ready" });
    }),
  )
  .get(
    "/metrics",
    safe(async (request, response) => {
      if (!mayReadMetrics(edgeLocals(response)?.ip ?? "", request.headers.authorization ?? "")) {
        response.status(403).type("text/plain").send("forbidden\n");
        return;
      }
      response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    }),
  );
