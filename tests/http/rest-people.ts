import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient, untilRead, type Call } from "./api-client.ts";

/** A server with two workspaces, and those who call it. */
export interface People {
  server: TestServer;
  /** May do everything in her workspace. */
  ana: Call;
  /** The same in another one. */
  stranger: Call;
  /** Ana with a token that may only read bots. */
  reader: Call;
}

export async function startWithPeople(): Promise<People> {
  const server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
  const [first, second] = [await server.createUser("ana"), await server.createUser("bob")];
  return {
    server,
    ana: apiClient(server.url, await server.createToken(first.email)),
    stranger: apiClient(server.url, await server.createToken(second.email)),
    reader: apiClient(server.url, await server.createToken(first.email, "bot:read")),
  };
}

export const makeBot = async (call: Call, name = "Shop"): Promise<string> =>
  (await call("POST", "/api/v1/bots", { name })).json.id;

/** What the shop of these tests says about itself. */
export const SHOP =
  "# Opening hours\n\nThe shop is open from 9 to 18 on weekdays.\n\n# Returns\n\nGoods can be returned within 30 days with the receipt.\n";

/** Adds a text to the bot's knowledge and waits until it has been read. */
export async function teach(call: Call, botId: string, title = "Shop", text = SHOP): Promise<string> {
  const { json } = await call("POST", `/api/v1/bots/${botId}/sources`, { type: "text", title, text });
  await untilRead(call, json.id);
  return json.id;
}

/** A bot that knows when the shop is open and what can be returned. */
export async function makeKnowingBot(call: Call): Promise<{ botId: string; sourceId: string }> {
  const botId = await makeBot(call);
  return { botId, sourceId: await teach(call, botId) };
}
