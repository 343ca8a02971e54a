import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BAKERY } from "#tests/factories/bakery.ts";
import { openConversation, restClient, type RestClient } from "#tests/factories/rest-client.ts";
import { folderOfFiles } from "#tests/fixtures/folder-of-files.ts";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient, untilRead, type Call } from "./api-client.ts";

/** 50 MB are promised; a test leaves room for the collector of garbage and for a busy machine. */
const MOST_GROWTH = 100 * 1_048_576;

const files = folderOfFiles();
const sources = new Map<string, string>();
let server: TestServer;
let api: RestClient;
let call: Call;
let botId: string;

beforeAll(async () => {
  const database = process.env.TEST_DATABASE === "postgresql" ? "postgresql" : "sqlite";
  server = await startServer({ database });
  const owner = await server.createUser("owner");
  const token = await server.createToken(owner.email);
  api = restClient(server.url, token);
  call = apiClient(server.url, token);
  botId = (await api.createBot({ name: "Harbour" })).id;
  await api.addText(botId, "Bakery", BAKERY);
  await api.publish(botId);
});

afterAll(() => server?.stop());

async function send(name: string, content: Uint8Array) {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(content)], name));
  return call("POST", `/api/v1/bots/${botId}/sources`, form);
}

/** What the process holds in memory, in bytes; 0 where the system does not say. */
function memoryOf(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

async function ask(question: string, clientId: string) {
  const { ask: write } = await openConversation(server.url, botId);
  const startedAt = performance.now();
  const { messages } = await write(question, clientId);
  return { answer: messages.at(-1), ms: performance.now() - startedAt };
}

describe("a folder of files", () => {
  it("is read beside the server, which stays small and goes on answering", async () => {
    for (let round = 0; round < 20; round += 1) await ask("When do you open?", `warm-${round}-0000`);
    const before = memoryOf(server.pid);
    let most = before;
    const waits: number[] = [];
    let isReading = true;
    const watching = (async () => {
      for (let round = 0; isReading; round += 1) {
        const { answer, ms } = await ask("When do you open?", `while-${round}-000`);
        expect(answer?.text).toContain("seven in the morning");
        waits.push(ms);
        most = Math.max(most, memoryOf(server.pid));
        await pause(50);
      }
    })();
    for (const { name, content } of files) sources.set(name, (await send(name, content)).json.id as string);
    for (const { name, refused } of files) {
      const source = await untilReadPatiently(sources.get(name) ?? "");
      expect(source, name).toMatchObject(
        refused ? { status: "failed", error: refused } : { status: "ready" },
      );
    }
    isReading = false;
    await watching;
    const p95 = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)] ?? 0;
    process.stdout.write(
      `server memory +${((most - before) / 1_048_576).toFixed(0)} MB, ${waits.length} answers meanwhile, p95 ${p95.toFixed(0)} ms\n`,
    );
    expect(waits.length).toBeGreaterThan(5);
    expect(most - before).toBeLessThan(MOST_GROWTH);
  });

  it("refuses what is not what it says, with the kinds that can be read", async () => {
    expect((await send("menu.doc", Buffer.from("x"))).json.errors).toEqual([
      { field: "file", code: "FILE_TYPE", message: expect.stringContaining(".docx .xlsx .csv") as string },
    ]);
    expect((await send("photo.pdf", Buffer.from("GIF89a"))).json.errors[0].code).toBe("FILE_MISMATCH");
  });
});

async function untilReadPatiently(sourceId: string) {
  for (let round = 0; round < 8; round += 1) {
    const source = await untilRead(call, sourceId).catch(() => null);
    if (source) return source;
  }
  throw new Error("not read");
}

describe("a citation's file", () => {
  const file = files.find(({ name }) => name === "handbook.pdf");

  it("is cited with its page and opens there, whole or in part, and can do nothing", async () => {
    await api.publish(botId);
    const { answer } = await ask(file?.found?.question ?? "", "cited-0000");
    const citation = answer?.citations?.[0];
    expect(citation).toMatchObject({ title: "Harbour handbook", page: 212 });
    expect(citation?.url).toMatch(/^\/files\/[a-z2-7]{26}\/handbook\.pdf#page=212$/);
    const address = `${server.url}${citation?.url?.split("#")[0]}`;
    const whole = await fetch(address);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": "inline; filename*=UTF-8''handbook.pdf",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    });
    expect(Buffer.from(await whole.arrayBuffer()).equals(Buffer.from(file?.content ?? []))).toBe(true);
    const part = await fetch(address, { headers: { range: "bytes=0-7" } });
    expect([part.status, await part.text()]).toEqual([206, "%PDF-1.4"]);
    const beyond = await fetch(address, { headers: { range: "bytes=99999999-" } });
    expect(beyond.status).toBe(416);
  });

  it("that is no PDF is saved, in a sandbox", async () => {
    const found = await api.json<{ items: { url?: string; sheet?: string; row?: number }[] }>(
      "GET",
      `/bots/${botId}/search?q=${encodeURIComponent("fare of a child ticket to Gullholm")}`,
    );
    expect(found.items[0]).toMatchObject({ sheet: "Ferries", row: 4 });
    const { headers } = await fetch(`${server.url}${found.items[0]?.url}`);
    expect(headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''prices.xlsx");
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  });

  it("is not there for somebody who guesses", async () => {
    for (const path of ["/files/aaaaaaaaaaaaaaaaaaaaaaaaaa/x.pdf", "/files/..%2f..%2fapp.db/x", "/files/x/x"])
      expect((await fetch(`${server.url}${path}`)).status, path).toBe(404);
  });
});
