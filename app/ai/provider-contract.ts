import assert from "node:assert/strict";
import {
  assertFailed,
  assertFinished,
  collect,
  CONTRACT_REQUEST,
  endOf,
  eventually,
  failureOf,
  textOf,
  usagesOf,
} from "./provider-contract-checks.ts";
import type { Provider, ProviderErrorCode, StreamPart } from "./provider.ts";

/** One clause of the contract; `check` throws where the provider breaks it. */
export interface ContractClause<Subject> {
  name: string;
  check: (subject: Subject) => Promise<void>;
}

/** Names of the recordings that every adapter with a wire must have. */
export type RecordingName =
  | "text"
  | "stream"
  | "stream-without-done"
  | "empty"
  | "thinking"
  | "error-inside"
  | "broken-json"
  | "html"
  | "401"
  | "429"
  | "quota"
  | "500"
  | "unknown-model"
  | "models"
  | "embeddings";

/** An adapter and the server that plays its vendor. */
export interface WiredSubject {
  provider: Provider;
  play: (
    name: RecordingName,
    style?: { pieceBytes?: number; stopAfterBytes?: number; ending?: "hold" | "tear" },
  ) => void;
  /** Answers with 200 and one event-stream line of so many bytes. */
  playEndlessLine: (bytes: number) => void;
  /** Closes the server, so that nothing listens. */
  stopServer: () => Promise<void>;
  requests: () => { headers: Record<string, unknown>; body: string }[];
  abortedResponses: () => number;
}

const WHOLE_TEXT = "Returns are free within 30 days – été 🎉 [1].";

/** What every provider keeps, with or without a wire. */
export const CORE_CONTRACT: ContractClause<Provider>[] = [
  {
    name: "ends with exactly one finish after its text",
    async check(provider) {
      const parts = await collect(provider);
      assert.equal(endOf(parts)?.type, "finish");
      assert.notEqual(textOf(parts).trim(), "");
    },
  },
  {
    name: "ends as aborted when the signal is aborted before it begins",
    async check(provider) {
      assertFailed(await collect(provider, AbortSignal.abort()), "aborted");
    },
  },
  {
    name: "answers two requests at once without mixing them",
    async check(provider) {
      const [first, second] = await Promise.all([collect(provider), collect(provider)]);
      assert.equal(textOf(first), textOf(second));
    },
  },
];

const ANSWERS: ContractClause<WiredSubject>[] = [
  {
    name: "reads an answer that comes as a whole",
    async check({ provider, play }) {
      play("text");
      assertFinished(await collect(provider), "stop", WHOLE_TEXT);
    },
  },
  {
    name: "reads an answer that comes in pieces, in order, with its usage",
    async check({ provider, play }) {
      play("stream");
      const parts = await collect(provider);
      assertFinished(parts, "stop", WHOLE_TEXT);
      assert.ok(parts.filter((part) => part.type === "text-delta").length > 2, "several deltas");
      assert.deepEqual(usagesOf(parts), [{ type: "usage", usage: { inputTokens: 42, outputTokens: 9 } }]);
    },
  },
  {
    name: "reads characters that are split over packets",
    async check({ provider, play }) {
      play("stream", { pieceBytes: 7 });
      assertFinished(await collect(provider), "stop", WHOLE_TEXT);
    },
  },
  {
    name: "accepts a stream that just ends",
    async check({ provider, play }) {
      play("stream-without-done");
      assertFinished(await collect(provider), "stop", "Returns are free");
    },
  },
  {
    name: "finishes an empty answer without text",
    async check({ provider, play }) {
      play("empty");
      assertFinished(await collect(provider), "stop", "");
    },
  },
  {
    name: "shows nothing of thoughts, but gives a sign of life for them",
    async check({ provider, play }) {
      play("thinking");
      const parts = await collect(provider);
      assert.deepEqual(parts[0], { type: "text-delta", text: "" });
      assertFinished(parts, "length", "Free.");
    },
  },
  {
    name: "sends the passages as data, the key in a header, and nothing about this machine",
    async check({ provider, play, requests }) {
      play("stream");
      await collect(provider);
      const [request] = requests();
      assert.match(request?.body ?? "", /<passage number=\\"1\\"/);
      assert.doesNotMatch(request?.body ?? "", /contract-key/);
      assert.match(JSON.stringify(request?.headers), /contract-key/);
      assert.doesNotMatch(JSON.stringify(request?.headers), /stainless|goog-api-client|x64|arm64/);
    },
  },
];

const failing = (name: RecordingName, code: ProviderErrorCode): ContractClause<WiredSubject> => ({
  name: `maps the recording ${name} to ${code}`,
  async check({ provider, play }) {
    play(name);
    assertFailed(await collect(provider), code);
  },
});

const FAILURES: ContractClause<WiredSubject>[] = [
  failing("401", "key-refused"),
  failing("quota", "quota-exhausted"),
  failing("500", "server-error"),
  failing("unknown-model", "model-unknown"),
  failing("html", "bad-answer"),
  failing("broken-json", "bad-answer"),
  failing("error-inside", "server-error"),
  {
    name: "tells how long a rate limit asks to wait",
    async check({ provider, play }) {
      play("429");
      const { status, retryAfterMs } = assertFailed(await collect(provider), "rate-limited");
      assert.deepEqual([status, retryAfterMs], [429, 2000]);
    },
  },
  {
    name: "keeps what came before a connection that is torn off, and fails",
    async check({ provider, play }) {
      play("stream", { stopAfterBytes: 900, ending: "tear" });
      const parts = await collect(provider);
      assertFailed(parts, "unreachable");
      assert.match(textOf(parts), /^Returns/);
    },
  },
  {
    name: "gives up a line of 10 MB early and quickly",
    async check({ provider, playEndlessLine }) {
      playEndlessLine(10_000_000);
      const startedAt = performance.now();
      assertFailed(await collect(provider), "bad-answer");
      assert.ok(performance.now() - startedAt < 2_000, "quickly");
    },
  },
  {
    name: "fails as unreachable when nothing listens",
    async check({ provider, stopServer }) {
      await stopServer();
      assertFailed(await collect(provider), "unreachable");
    },
  },
];

const STOPPING: ContractClause<WiredSubject>[] = [
  {
    name: "closes the vendor's connection when it is aborted in the middle",
    async check({ provider, play, abortedResponses }) {
      play("stream", { stopAfterBytes: 900, ending: "hold" });
      const controller = new AbortController();
      const parts: StreamPart[] = [];
      for await (const part of provider.stream(CONTRACT_REQUEST, controller.signal)) {
        parts.push(part);
        if (textOf(parts)) setTimeout(() => controller.abort(), 5);
      }
      assertFailed(parts, "aborted");
      await eventually(() => abortedResponses() === 1);
    },
  },
  {
    name: "closes the vendor's connection when its reader leaves",
    async check({ provider, play, abortedResponses }) {
      play("stream", { stopAfterBytes: 900, ending: "hold" });
      for await (const part of provider.stream(CONTRACT_REQUEST, new AbortController().signal))
        if (part.type === "text-delta" && part.text) break;
      await eventually(() => abortedResponses() === 1);
    },
  },
];

const CATALOGUE: ContractClause<WiredSubject>[] = [
  {
    name: "lists models by the names that a request takes",
    async check({ provider, play }) {
      play("models");
      const models = (await provider.listModels?.(new AbortController().signal)) ?? [];
      assert.equal(models.length, 2);
      assert.ok(models.every((model) => /^[a-z0-9.-]+$/.test(model)));
    },
  },
  {
    name: "refuses to list models with a wrong key, from a web page and without a server",
    async check({ provider, play, stopServer }) {
      const { signal } = new AbortController();
      play("401");
      assert.equal(await failureOf(provider.listModels?.(signal)), "key-refused");
      play("html");
      assert.equal(await failureOf(provider.listModels?.(signal)), "bad-answer");
      await stopServer();
      assert.equal(await failureOf(provider.listModels?.(signal)), "unreachable");
    },
  },
  {
    name: "gives one vector per text, in the order of the texts, and refuses a wrong number",
    async check({ provider, play }) {
      const { signal } = new AbortController();
      play("embeddings");
      const vectors = await provider.embed?.(["one", "two"], "some-embedding", signal);
      assert.deepEqual(vectors, [Float32Array.of(-0.5, 0.125), Float32Array.of(0.5, 0.25)]);
      assert.equal(await failureOf(provider.embed?.(["one"], "some-embedding", signal)), "bad-answer");
    },
  },
];

/** What every adapter with a wire keeps besides, whatever its vendor sends. */
export const WIRE_CONTRACT: ContractClause<WiredSubject>[] = [
  ...ANSWERS,
  ...FAILURES,
  ...STOPPING,
  ...CATALOGUE,
];
