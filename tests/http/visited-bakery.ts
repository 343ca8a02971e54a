import { BAKERY } from "#tests/factories/bakery.ts";
import { readEvents, restClient, type RestClient, type StreamedEvent } from "#tests/factories/rest-client.ts";
import { startProviderServer, type ProviderServer } from "#tests/mocks/provider-server.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";

/** A server with a published bot that knows the bakery, beside the stand-in of a vendor. */
export interface VisitedBakery {
  provider: ProviderServer;
  server: TestServer;
  api: RestClient;
  botId: string;
}

export async function openBakery(): Promise<VisitedBakery> {
  const provider = await startProviderServer();
  const database = process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite";
  const server = await startServer({ database, env: { ALLOWED_PRIVATE_HOSTS: provider.host } });
  const owner = await server.createUser("owner");
  const api = restClient(server.url, await server.createToken(owner.email));
  const botId = await publishBot(api, { name: "Bakery" });
  return { provider, server, api, botId };
}

export async function closeBakery(bakery: VisitedBakery | undefined): Promise<void> {
  await bakery?.server.stop();
  await bakery?.provider.close();
}

async function publishBot(api: RestClient, settings: Record<string, unknown>): Promise<string> {
  const { id } = await api.createBot(settings);
  await api.addText(id, "Bakery", BAKERY);
  await api.publish(id);
  return id;
}

/** A published bot that answers through the stand-in provider, in the way its model's name says. */
export async function botWithModel({ api, provider }: VisitedBakery, model: string): Promise<string> {
  const { id: providerId } = await api.json<{ id: string }>("POST", "/providers", {
    kind: "openai",
    name: model,
    baseUrl: provider.url,
    apiKey: "sk-test-0123456789",
  });
  // What the stand-in says is in no passage.
  return publishBot(api, { name: "Model", chain: [{ providerId, model }], onlyKnowledge: false });
}

/** The events of an answer to its end, or the first ones. */
export async function collect(response: Response, most = Number.POSITIVE_INFINITY): Promise<StreamedEvent[]> {
  const events: StreamedEvent[] = [];
  for await (const event of readEvents(response)) {
    events.push(event);
    if (events.length >= most || event.type === "done" || event.type === "failed") break;
  }
  return events;
}
