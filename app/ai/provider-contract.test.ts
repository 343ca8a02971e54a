import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { createSafeFetch } from "#app/platform/safe-fetch.server.ts";
import type { SafeFetch } from "#app/platform/safe-fetch.server.ts";
import { startReplayServer } from "#tests/mocks/provider-replay-server.ts";
import type { ReplayServer } from "#tests/mocks/provider-replay-server.ts";
import { createFakeProvider } from "./adapters/fake/create-fake-provider.ts";
import { CONTRACT_REQUEST } from "./provider-contract-checks.ts";
import { CORE_CONTRACT, WIRE_CONTRACT } from "./provider-contract.ts";
import type { WiredSubject } from "./provider-contract.ts";
import type { Provider, StreamPart } from "./provider.ts";
import { PROVIDER_KINDS } from "./provider-kinds.ts";
import type { ProviderKind } from "./provider-kinds.ts";
import { builtinProvider, createProvider, PROVIDER_FETCH_LIMITS } from "./registry.server.ts";

const here = import.meta.dirname;
let server: ReplayServer | undefined;
let safeFetch: SafeFetch | undefined;

afterEach(async () => {
  await safeFetch?.close();
  await server?.close();
});

async function wire(
  kind: ProviderKind,
): Promise<{ provider: Provider; server: ReplayServer; subject: WiredSubject }> {
  const replay = await startReplayServer();
  server = replay;
  safeFetch = createSafeFetch({
    ...PROVIDER_FETCH_LIMITS,
    allowedPrivateHosts: [replay.host],
    userAgent: "test-agent",
  });
  const provider = createProvider({
    id: "p",
    kind,
    apiKey: " Bearer contract-key\n",
    baseUrl: replay.url,
    fetch: safeFetch,
  });
  const subject: WiredSubject = {
    provider,
    play: (name, style) => replay.play(join(here, "adapters", kind, "recordings", `${name}.http`), style),
    playEndlessLine: (bytes) =>
      replay.play(
        {
          status: 200,
          headers: [["content-type", "text/event-stream"]],
          body: Buffer.alloc(bytes, "data: x"),
        },
        { pieceBytes: 65_536 },
      ),
    stopServer: () => replay.close(),
    requests: () => replay.requests,
    abortedResponses: () => replay.aborted(),
  };
  return { provider, server: replay, subject };
}

async function partsOf(provider: Provider): Promise<StreamPart[]> {
  const parts: StreamPart[] = [];
  for await (const part of provider.stream(CONTRACT_REQUEST, new AbortController().signal)) parts.push(part);
  return parts;
}

describe.each(PROVIDER_KINDS)("the %s adapter", (kind) => {
  test.each(WIRE_CONTRACT)("$name", async ({ check }) => {
    const { subject } = await wire(kind);
    await expect(check(subject)).resolves.toBeUndefined();
  });

  test.each(CORE_CONTRACT)("$name", async ({ check }) => {
    const { provider, subject } = await wire(kind);
    subject.play("stream");
    await expect(check(provider)).resolves.toBeUndefined();
  });

  test("makes no call but through the given fetch", async () => {
    const { provider, subject } = await wire(kind);
    const globalFetch = globalThis.fetch;
    globalThis.fetch = () => Promise.reject(new Error("the global fetch was called"));
    onTestFinished(() => {
      globalThis.fetch = globalFetch;
    });
    subject.play("stream");
    expect((await partsOf(provider)).at(-1)).toEqual({ type: "finish", reason: "stop" });
  });

  test("reaches no private host that the operator did not allow", async () => {
    const { server: replay, subject } = await wire(kind);
    subject.play("stream");
    const closed = createSafeFetch({
      ...PROVIDER_FETCH_LIMITS,
      allowedPrivateHosts: [],
      userAgent: "test-agent",
    });
    const provider = createProvider({ id: "p", kind, apiKey: "k", baseUrl: replay.url, fetch: closed });
    expect((await partsOf(provider)).at(-1)).toMatchObject({ type: "error", error: { code: "unreachable" } });
    expect(replay.requests).toHaveLength(0);
  });
});

describe("what compatible servers send differently", () => {
  const recording = (name: string): string => join(here, "adapters/openai/recordings", `${name}.http`);

  test("an answer without usage finishes without usage", async () => {
    const { provider, server: replay } = await wire("openai");
    replay.play(recording("ollama-stream"));
    const parts = await partsOf(provider);
    expect(parts.map((part) => part.type)).toEqual(["text-delta", "text-delta", "finish"]);
  });

  test("usage in a place of its own is found", async () => {
    const { provider, server: replay } = await wire("openai");
    replay.play(recording("groq-stream"));
    expect(await partsOf(provider)).toContainEqual({
      type: "usage",
      usage: { inputTokens: 42, outputTokens: 9 },
    });
  });

  test("a model that was not pulled is an unknown model, a wrong path a bad answer", async () => {
    const { provider, server: replay } = await wire("openai");
    replay.play(recording("ollama-unknown-model"));
    expect(await partsOf(provider)).toMatchObject([{ error: { code: "model-unknown" } }]);
    replay.play(recording("wrong-address"));
    expect(await partsOf(provider)).toMatchObject([{ error: { code: "bad-answer" } }]);
  });
});

describe("what only Gemini sends", () => {
  test.each([
    ["wrong-key", "key-refused"],
    ["blocked", "filtered"],
  ])("the recording %s is %s", async (name, code) => {
    const { provider, server: replay } = await wire("gemini");
    replay.play(join(here, "adapters/gemini/recordings", `${name}.http`));
    expect((await partsOf(provider)).at(-1)).toMatchObject({ type: "error", error: { code } });
  });

  test("a model name that would leave its place in the address is unknown without a call", async () => {
    const { provider, server: replay } = await wire("gemini");
    const request = { ...CONTRACT_REQUEST, model: "../../v1/files" };
    const parts: StreamPart[] = [];
    for await (const part of provider.stream(request, new AbortController().signal)) parts.push(part);
    expect([parts, replay.requests]).toMatchObject([[{ error: { code: "model-unknown" } }], []]);
  });
});

describe("adapters without a wire", () => {
  const sentences = {
    unknown: (locale: string, topics: string[]) => `${locale}: unknown ${topics.join(", ")}`,
    greeting: (locale: string) => `${locale}: hello`,
    thanks: (locale: string) => `${locale}: welcome`,
    goodbye: (locale: string) => `${locale}: bye`,
  };

  test.each(CORE_CONTRACT)("the built-in answerer $name", async ({ check }) => {
    await expect(check(builtinProvider(sentences))).resolves.toBeUndefined();
  });

  test.each(CORE_CONTRACT)("the fake $name", async ({ check }) => {
    await expect(check(createFakeProvider({ scripts: [["Returns", " are free"]] }))).resolves.toBeUndefined();
  });
});
