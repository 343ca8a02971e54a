import { afterAll, beforeAll, expect, it } from "vitest";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startServer({
    database: process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite",
  });
});
afterAll(() => server?.stop());

it("a picture's address that was never given out is not there, whatever stands in it", async () => {
  for (const name of [
    `${"a".repeat(26)}-${"0".repeat(16)}.webp`,
    "..%2f..%2fsecrets.json",
    "x.webp",
    "%00",
  ]) {
    const { status } = await fetch(`${server.url}/images/${name}`);
    expect([400, 404], name).toContain(status);
  }
});

it("a look that names a picture of nobody is refused by name, and so are colours that nobody can read on", async () => {
  const owner = await server.createUser("painter");
  const token = await server.createToken(owner.email);
  const send = (look: object) =>
    fetch(`${server.url}/api/v1/bots`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "Ada", look }),
    });
  const picture = await send({ avatar: `${"a".repeat(26)}-${"0".repeat(16)}` });
  expect([picture.status, await picture.text()]).toEqual([422, expect.stringContaining("UNKNOWN_PICTURE")]);
  const colour = await send({ color: "#ffd400" });
  const { errors } = (await colour.json()) as { errors: { field: string; code: string; message: string }[] };
  expect(colour.status).toBe(422);
  expect(errors).toEqual([
    expect.objectContaining({
      field: "look.color",
      code: "CONTRAST",
      message: expect.stringMatching(/#[0-9a-f]{6}/),
    }),
  ]);
  expect((await send({ properties: { "--chatbot-width": "url(x)" } })).status).toBe(422);
  expect((await send({ size: 57 })).status).toBe(422);
});
