import { afterAll, beforeAll } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import type { BotChanges } from "#app/domain/bot/bot-settings.ts";
import { getTurn } from "#app/features/answers/get-turn.server.ts";
import { runTurn } from "#app/features/answers/run-turn.server.ts";
import {
  findVisitorSession,
  startConversation,
  type VisitorSession,
} from "#app/features/conversations/index.server.ts";
import { addProvider } from "#app/features/providers/index.server.ts";
import { env } from "#app/platform/env.server.ts";
import { createId } from "#app/shared/ids.ts";
import { startProviderServer, type ProviderServer } from "#tests/mocks/provider-server.ts";
import { makeBot } from "./make-bot.ts";
import { makeOwner } from "./make-owner.ts";

let server: ProviderServer;

/** The stand-in of a vendor runs as long as the tests of this file. */
export function useProviderServer(): void {
  beforeAll(async () => {
    server = await startProviderServer({ port: Number(env.ALLOWED_PRIVATE_HOSTS.split(":")[1]) });
  });
  afterAll(() => server.close());
}

/** What the stand-in was asked. */
export const providerStats = () => server.stats();

export interface Shop {
  actor: Actor;
  botId: string;
  providerId: string;
}

/** A published bakery whose first link answers as the model's name says. */
export async function makeShop(model: string, settings: BotChanges = {}): Promise<Shop> {
  const actor = await makeOwner();
  const provider = await addProvider({
    actor,
    provider: { kind: "openai", name: "Stand-in", baseUrl: server.url, apiKey: "sk-test-0123456789" },
  });
  const chain = [{ providerId: provider.id, model }];
  const { botId } = await makeBot({ actor, settings: { chain, ...settings } });
  return { actor, botId, providerId: provider.id };
}

export async function makeVisitor(botId: string): Promise<VisitorSession> {
  const { token } = await startConversation({ botId, body: {}, origin: null });
  return findVisitorSession({ token, origin: null });
}

/** The answer to the visitor's question. */
export async function ask(visitor: VisitorSession, text = "What does a loaf of rye bread cost?") {
  const { messages } = await getTurn(await runTurn(visitor, { text, clientId: createId() }));
  const answer = messages[1];
  if (!answer) throw new Error("There is no answer.");
  return answer;
}
