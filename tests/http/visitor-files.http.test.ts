import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { request as httpRequest } from "node:http";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConversation } from "#tests/factories/rest-client.ts";
import type { Json } from "./api-client.ts";
import { closeBakery, openBakery, type VisitedBakery } from "./visited-bakery.ts";

let bakery: VisitedBakery;
let api: string;

beforeAll(async () => {
  bakery = await openBakery();
  api = `${bakery.server.url}/api/widget`;
  await takeFiles(true);
});
afterAll(() => closeBakery(bakery));

async function takeFiles(visitorFiles: boolean): Promise<void> {
  await bakery.api.json("PATCH", `/bots/${bakery.botId}`, { visitorFiles });
  await bakery.api.publish(bakery.botId);
}

const open = () => openConversation(bakery.server.url, bakery.botId);
type Talk = Awaited<ReturnType<typeof open>>;
const as = ({ token }: Pick<Talk, "token">) => ({ authorization: `Bearer ${token}` });
const picture = () =>
  sharp({ create: { width: 30, height: 20, channels: 3, background: "#123456" } })
    .png()
    .toBuffer();

async function send(talk: Talk, file: File, headers: Record<string, string> = {}) {
  const form = new FormData();
  form.set("file", file);
  const response = await fetch(`${api}/conversations/${talk.id}/files`, {
    method: "POST",
    headers: { ...as(talk), ...headers },
    body: form,
  });
  return { status: response.status, json: (await response.json()) as Json };
}
const text = (name = "list.txt", content = "rye\n") => new File([content], name, { type: "text/plain" });
const chosen = async (talk: Talk, file = text()): Promise<string> =>
  ((await send(talk, file)).json as { file: { id: string } }).file.id;

async function say(talk: Talk, body: object) {
  const response = await fetch(`${api}/conversations/${talk.id}/messages`, {
    method: "POST",
    headers: { ...as(talk), "content-type": "application/json" },
    body: JSON.stringify({ clientId: randomUUID(), text: "", ...body }),
  });
  return { status: response.status, json: (await response.json()) as Json };
}
const read = (talk: Pick<Talk, "id" | "token">, fileId: string) =>
  fetch(`${api}/conversations/${talk.id}/files/${fileId}`, { headers: as(talk) });

/** What has come in and belongs to nobody. */
function leftOvers(): string[] {
  const folder = path.join(bakery.server.dataDir, "uploads", "incoming");
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe("a visitor's file", () => {
  it("is served so that it can do nothing, to the visitor, the token and nobody else", async () => {
    const talk = await open();
    const { status, json } = await send(
      talk,
      new File([new Uint8Array(await picture())], "é cake.png", { type: "image/png" }),
    );
    expect(status).toBe(200);
    expect(json.file).toMatchObject({ name: "é cake.webp", type: "image/webp" });
    const { id } = json.file as { id: string };
    const fromApi = () => bakery.api.call("GET", `/files/${id}`);
    expect((await fromApi()).status, "before it was sent").toBe(404);
    const said = await say(talk, { text: "Look", files: [id] });
    expect(said.json.messages[0].files).toEqual([json.file]);
    for (const response of [await read(talk, id), await fromApi()]) {
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("image/webp");
      expect(response.headers.get("content-disposition")).toBe(
        "attachment; filename*=UTF-8''%C3%A9%20cake.webp",
      );
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("content-security-policy")).toContain("sandbox; default-src 'none'");
      expect(response.headers.get("cache-control")).toContain("no-store");
      expect((await sharp(Buffer.from(await response.arrayBuffer())).metadata()).format).toBe("webp");
    }
    expect((await fetch(`${bakery.server.url}/api/v1/files/${id}`)).status).toBe(401);
    expect((await fetch(`${bakery.server.url}/files/${id}/cake.webp`)).status).toBe(404);
    expect((await fetch(`${bakery.server.url}/images/${id}`)).status).toBe(404);
  });

  it("is in the messages of the API with its address", async () => {
    const talk = await open();
    const id = await chosen(talk);
    await say(talk, { files: [id] });
    const { items } = await bakery.api.json<Json>("GET", `/conversations/${talk.id}/messages`);
    expect(items[0]).toMatchObject({
      text: "",
      files: [{ id, name: "list.txt", type: "text/plain", bytes: 4, url: `/api/v1/files/${id}` }],
    });
    expect(items[1]).toMatchObject({ kind: "received", model: null });
  });

  it("is out of reach of another visitor, and gone with the conversation", async () => {
    const [mine, theirs] = [await open(), await open()];
    const id = await chosen(mine);
    expect((await read(theirs, id)).status).toBe(404);
    expect((await read({ id: mine.id, token: theirs.token }, id)).status).toBe(404);
    expect((await say(theirs, { files: [id] })).status).toBe(422);
    const remove = (talk: Talk) =>
      fetch(`${api}/conversations/${talk.id}/files/${id}`, { method: "DELETE", headers: as(talk) });
    expect((await remove(theirs)).status).toBe(404);
    await say(mine, { files: [id] });
    expect((await remove(mine)).status, "what was sent").toBe(404);
    expect((await mine.remove()).status).toBe(204);
    expect((await read(mine, id)).status).toBe(401);
    expect((await bakery.api.call("GET", `/files/${id}`)).status).toBe(404);
  });

  it("that was not sent is deleted when its visitor takes it back", async () => {
    const talk = await open();
    const id = await chosen(talk);
    const remove = () =>
      fetch(`${api}/conversations/${talk.id}/files/${id}`, { method: "DELETE", headers: as(talk) });
    expect([(await remove()).status, (await remove()).status, (await read(talk, id)).status]).toEqual([
      204, 404, 404,
    ]);
  });

  it("keeps of a path in its name only the end", async () => {
    const { json } = await send(await open(), text("../../../etc/passwd/..\\evil.txt"));
    expect(json.file.name).toBe("evil.txt");
  });
});

describe("what is refused, with a sentence in the visitor's language", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  it.each([
    [
      "a page as a picture",
      new File(["<!doctype html><script>alert(1)</script>"], "a.png", { type: "image/png" }),
      "FILE_MISMATCH",
    ],
    ["a drawing", new File([svg], "a.svg", { type: "image/svg+xml" }), "FILE_NOT_TAKEN"],
    ["a page", new File(["<!doctype html>"], "a.html", { type: "text/html" }), "FILE_NOT_TAKEN"],
    ["nothing", new File([], "a.pdf", { type: "application/pdf" }), "FILE_EMPTY"],
    [
      "a PDF declared as a page",
      new File(["%PDF-1.7\n<script>"], "a.pdf", { type: "text/html" }),
      "FILE_MISMATCH",
    ],
  ])("%s", async (_what, file, code) => {
    const { status, json } = await send(await open(), file, { "accept-language": "es" });
    expect({ status, code: json.errors[0].code }).toEqual({ status: 422, code });
    expect(json.errors[0].message).toMatch(/[áéíóúñ]|archivo|vacío/i);
    expect(leftOvers()).toEqual([]);
  });

  it("6 MB, two files at once, no file, and no form", async () => {
    const talk = await open();
    expect((await send(talk, text("large.txt", "a".repeat(6 * 1_048_576)))).status).toBe(413);
    const form = new FormData();
    for (const name of ["a.txt", "b.txt"]) form.append("file", text(name));
    const post = (body: BodyInit, headers: Record<string, string> = {}) =>
      fetch(`${api}/conversations/${talk.id}/files`, {
        method: "POST",
        headers: { ...as(talk), ...headers },
        body,
      });
    expect((await post(form)).status).toBe(422);
    expect((await post(new FormData())).status).toBe(422);
    expect((await post("{}", { "content-type": "application/json" })).status).toBe(415);
    expect(leftOvers()).toEqual([]);
  });

  it("a fourth file in a message, one twice counting once, and a message without anything", async () => {
    const talk = await open();
    const ids = [];
    for (let index = 0; index < 4; index += 1) ids.push(await chosen(talk, text(`${index}.txt`)));
    expect((await say(talk, { files: ids })).status).toBe(422);
    expect((await say(talk, { files: [ids[0], ids[0]] })).json.messages[0].files).toHaveLength(1);
    expect((await say(talk, { files: [] })).status).toBe(422);
    expect((await say(talk, { files: ["x"] })).status).toBe(422);
    expect((await say(talk, { text: "   " })).status).toBe(422);
  });

  it("more than twenty in a day", async () => {
    const talk = await open();
    const answers = [];
    for (let index = 0; index < 21; index += 1) answers.push((await send(talk, text(`${index}.txt`))).status);
    expect(answers.slice(0, 20).every((status) => status === 200)).toBe(true);
    expect(answers[20]).toBe(429);
  });

  it("an upload that is torn off leaves nothing", async () => {
    const talk = await open();
    await new Promise<void>((resolve) => {
      const request = httpRequest(`${api}/conversations/${talk.id}/files`, {
        method: "POST",
        headers: {
          ...as(talk),
          "content-type": "multipart/form-data; boundary=x",
          "content-length": "100000",
        },
      });
      request.on("error", () => resolve());
      request.write(
        '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nhalf',
      );
      setTimeout(() => request.destroy(), 150);
    });
    await expect.poll(leftOvers, { timeout: 5_000 }).toEqual([]);
  });

  it("everything, while the owner does not want it or the visitor has no secret", async () => {
    const talk = await open();
    const id = await chosen(talk);
    expect((await send({ ...talk, token: "x" }, text())).status).toBe(401);
    await takeFiles(false);
    const refused = await send(talk, text());
    expect({ status: refused.status, code: refused.json.errors[0].code }).toEqual({
      status: 422,
      code: "FILES_OFF",
    });
    expect((await say(talk, { text: "Look", files: [id] })).status).toBe(422);
    expect((await say(talk, { text: "When do you open?" })).status).toBe(200);
    const bot = (await (await fetch(`${api}/bots/${bakery.botId}`)).json()) as Json;
    expect(bot.dress?.files).toBeUndefined();
    // The version before takes files as it did.
    const pinned = (await (await fetch(`${api}/bots/${bakery.botId}?version=2`)).json()) as Json;
    expect(pinned.dress.files).toEqual({
      endings: [".png", ".jpg", ".jpeg", ".webp", ".pdf", ".txt"],
      megabytes: 5,
      perMessage: 3,
    });
    await takeFiles(true);
  });
});
