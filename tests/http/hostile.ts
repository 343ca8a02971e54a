import { expect } from "vitest";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient, type ApiAnswer, type Call } from "./api-client.ts";

/** A server with one bot, which is there to stay as it is. */
export interface Target {
  server: TestServer;
  call: Call;
  token: string;
  botId: string;
}

export async function startTarget(): Promise<Target> {
  const server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
  const { email } = await server.createUser("ana");
  const token = await server.createToken(email);
  const call = apiClient(server.url, token);
  const { json } = await call("POST", "/api/v1/bots", { name: "Steady" });
  return { server, call, token, botId: json.id };
}

/** The same process runs, logged no bug, and everything is as it was. */
export async function expectUnharmed({ server, call, botId }: Target): Promise<void> {
  expect((await call("GET", `/api/v1/bots/${botId}`)).json).toMatchObject({
    name: "Steady",
    status: "draft",
    revision: 1,
  });
  expect(server.output()).not.toMatch(/unexpected error|uncaughtException|unhandledRejection/);
}

/** Whatever is sent: a problem document, no page, no stack, the same process, and nothing changed. */
export async function expectProblem(
  answer: ApiAnswer,
  status: number,
  code: string,
  field?: string,
  fieldCode?: string,
): Promise<void> {
  expect([answer.status, answer.json?.code, answer.text.slice(0, 300)]).toEqual([
    status,
    code,
    answer.text.slice(0, 300),
  ]);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(answer.json.detail).toMatch(/^[A-Z].*[.?]$/);
  expect(answer.json.requestId).toBe(answer.headers.get("x-request-id"));
  expect(answer.text).not.toMatch(/\bat [\w./]+:\d+|node_modules|prisma/i);
  if (field === undefined) return;
  const errors: { field: string; code: string; message: string }[] = answer.json.errors ?? [];
  expect(errors.map((error) => [error.field, error.code])).toContainEqual([field, fieldCode]);
  for (const { message } of errors) expect(message).not.toMatch(/\{\{|^field\./);
}
