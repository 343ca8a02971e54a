import path from "node:path";
import { openConversation, restClient, type RestClient } from "#tests/factories/rest-client.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import type { LoadRequest } from "./load-job.ts";

/** The production build with an empty database and its administrator. */
export interface Product {
  server: TestServer;
  api: RestClient;
  owner: { email: string; password: string };
  /** A published bot that answers through the stand-in provider; returns its id. */
  modelBot(model: string): Promise<string>;
  stop(): Promise<void>;
}

export interface ProductOptions {
  providerPort: number;
  database: "sqlite" | "postgresql";
  isProfiled: boolean;
}

export async function startProduct({ providerPort, database, isProfiled }: ProductOptions): Promise<Product> {
  const server = await startServer({
    database,
    env: {
      ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${providerPort}`,
      ...(isProfiled ? { NODE_OPTIONS: `--import ${path.resolve("bench/profile-process.mjs")}` } : {}),
    },
  });
  const owner = await server.createUser("owner");
  const api = restClient(server.url, await server.createToken(owner.email));
  const modelBot = async (model: string) => {
    const { id: providerId } = await api.json<{ id: string }>("POST", "/providers", {
      kind: "openai",
      name: "Stand-in",
      baseUrl: `http://127.0.0.1:${providerPort}/v1`,
      apiKey: "sk-stand-in-0123456789",
    });
    // What the stand-in says is in no passage: an answer from the knowledge alone would be empty.
    const { id } = await api.createBot({
      name: "Model",
      chain: [{ providerId, model }],
      onlyKnowledge: false,
    });
    await api.publish(id);
    return id;
  };
  return { server, api, owner, modelBot, stop: () => server.stop() };
}

/** What the server has worked so far; unlike the time it takes, this hardly depends on what else the machine does. */
export async function cpuSecondsOf({ server }: Product): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1] ?? 0);
}

/** A place to write messages to. */
export interface Conversation {
  url: string;
  token: string;
}

/** So many new conversations with a bot. */
export async function openConversations(url: string, botId: string, count: number): Promise<Conversation[]> {
  const opened: Conversation[] = [];
  const open = async () => {
    while (opened.length < count) {
      const place: Conversation = { url: "", token: "" };
      opened.push(place);
      const { id, token } = await openConversation(url, botId);
      Object.assign(place, { url: `${url}/api/widget/conversations/${id}/messages`, token });
    }
  };
  await Promise.all(Array.from({ length: 8 }, open));
  return opened;
}

let written = 0;

/** A message in each of the conversations, in their order, the round repeated `times`. */
export function messagesIn(
  conversations: readonly Conversation[],
  times: number,
  accept: "application/json" | "text/event-stream",
  textOf: (index: number) => string = (index) => `What is number ${index}?`,
): LoadRequest[] {
  return Array.from({ length: times }, () => conversations)
    .flat()
    .map(({ url, token }) => ({
      url,
      method: "POST" as const,
      headers: { "content-type": "application/json", accept, authorization: `Bearer ${token}` },
      body: JSON.stringify({
        text: textOf((written += 1)),
        clientId: `bench-${String(written).padStart(8, "0")}`,
      }),
    }));
}

/** Calls of chat completions, streamed, as the relay and the provider take them. */
export function completions(baseUrl: string, model: string, count: number): LoadRequest[] {
  const messages = [{ role: "user", content: "What is number 1?" }];
  return Array.from({ length: count }, () => ({
    url: `${baseUrl}/v1/chat/completions`,
    method: "POST" as const,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model, stream: true, messages }),
  }));
}
