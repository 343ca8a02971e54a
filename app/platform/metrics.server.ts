import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { singleton } from "./singleton.server.ts";

/** The figures of this process, in Prometheus' units (seconds, bytes). */
export const metrics = singleton("metrics", () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    answers: new Counter({
      name: "chatbot_answers_total",
      help: "Finished answers by kind",
      labelNames: ["kind"],
      registers,
    }),
    firstToken: new Histogram({
      name: "chatbot_first_token_seconds",
      help: "Time from a stored message to the first token of its answer",
      buckets: [0.005, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
      registers,
    }),
    openStreams: new Gauge({
      name: "chatbot_open_streams",
      help: "Event streams that are open now",
      registers,
    }),
    providerFailures: new Counter({
      name: "chatbot_provider_failures_total",
      help: "Failed attempts at a provider by reason",
      labelNames: ["provider", "reason"],
      registers,
    }),
  };
});
