import { pino } from "pino";
import { env } from "./env.server.ts";
import { singleton } from "./singleton.server.ts";

/**
 * Structured log lines on standard output. Callers name the fields they log; bodies, query strings, cookies and keys are
 * never among them, and the redaction is a second belt.
 */
export const logger = singleton("logger", () =>
  pino({
    level: env.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [
        "*.password",
        "*.apiKey",
        "*.token",
        "*.authorization",
        "*.cookie",
        "*.secret",
        "password",
        "apiKey",
        "token",
      ],
      censor: "[hidden]",
    },
  }),
);
