import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { getDraftBot, getBotRow, publishBot } from "#app/features/bots/index.server.ts";
import {
  addCorrection,
  addFileSource,
  addSource,
  listPassages,
  listSources,
  readSource,
  searchKnowledge,
  storeUpload,
  switchPassages,
} from "#app/features/knowledge/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { writeZip } from "#app/platform/zip-writer.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { exportBot, importBot } from "./index.server.ts";
import { readZip } from "./read-zip.server.ts";

let ana: Actor;
let bob: Actor;
let botId: string;
let bakery: string;

const read = (actor: Actor, sourceId: string) => readSource({ workspaceId: actor.workspaceId, sourceId });

beforeAll(async () => {
  [ana, bob] = [await makeOwner(), await makeOwner()];
  const settings = { systemPrompt: "Speak for the bakery.", greeting: "Good morning", starters: ["Open?"] };
  ({ botId, sourceId: bakery } = await makeBot({ actor: ana, settings }));
  const upload = await storeUpload({
    actor: ana,
    name: "Prices.md",
    content: Buffer.from("# Prices\n\nRye: 5 euros."),
  });
  const file = await addFileSource({ actor: ana, botId, upload });
  await read(ana, file.id);
  await addSource({ actor: ana, botId, source: { type: "url", url: "https://shop.example/hours" } });
  const asked = { question: "Do you deliver?", answer: "Yes, by bicycle.", locale: "en" };
  const { sourceId } = await addCorrection({ actor: ana, botId, ...asked });
  await read(ana, sourceId);
  const [passage] = (await listPassages({ actor: ana, sourceId: bakery })).items;
  await switchPassages({ actor: ana, passageIds: [passage?.id ?? ""], isEnabled: false });
  await db.botTest.create({
    data: {
      id: createId(),
      workspaceId: ana.workspaceId,
      botId,
      question: "How much is rye bread?",
      expect: { mustContain: ["5.40"], citesSource: bakery },
      originKey: "same:rye",
    },
  });
});

/** The parts of an exported bot, with the ids of things replaced by their order. */
async function partsOf(actor: Actor, id: string): Promise<Record<string, string>> {
  const { content } = await exportBot({ actor, botId: id });
  const parts = [...(await readZip(content))].map(([path, bytes]) => [path, bytes.toString("utf8")] as const);
  const seen = new Map<string, string>();
  const ordered = (text: string) =>
    text.replaceAll(/\b[a-z2-7]{26}\b/g, (found) => {
      if (!seen.has(found)) seen.set(found, `id${seen.size}`);
      return seen.get(found) ?? "";
    });
  return Object.fromEntries(parts.map(([path, text]) => [path, ordered(text)]));
}

async function draftAnswers(actor: Actor, id: string, question: string): Promise<string> {
  const { workspaceId, revisionIds } = await getDraftBot({ workspaceId: actor.workspaceId, botId: id });
  const [best] = await searchKnowledge({ workspaceId, revisionIds, question });
  return best?.text ?? "";
}

describe("a bot as a file", () => {
  it("is readable, and holds no ids of providers or people", async () => {
    const parts = await partsOf(ana, botId);
    expect(Object.keys(parts)).toEqual([
      "README.txt",
      "bot.json",
      "prompt.md",
      "look.json",
      "knowledge/sources.json",
      "knowledge/001-bakery.md",
      "knowledge/files/002-Prices.md",
      "qa/004-corrections.json",
      "tests.json",
    ]);
    expect(parts["prompt.md"]).toBe("Speak for the bakery.");
    expect(JSON.parse(parts["qa/004-corrections.json"] ?? "")).toEqual([
      { questions: ["Do you deliver?"], answer: "Yes, by bicycle." },
    ]);
    expect(JSON.stringify(parts)).not.toContain(ana.workspaceId);
    const twice = [await exportBot({ actor: ana, botId }), await exportBot({ actor: ana, botId })];
    expect(twice[0]?.content.equals(twice[1]?.content ?? Buffer.alloc(0))).toBe(true);
    expect(twice[0]?.name).toBe("ada-s-bakery.zip");
  });

  it("is the same bot in another workspace, and the second import changes nothing", async () => {
    const { content } = await exportBot({ actor: ana, botId });
    const first = await importBot({ actor: bob, content });
    expect(first).toMatchObject({
      isNew: true,
      sources: { added: 4, changed: 0, deleted: 0, same: 0 },
      tests: 1,
    });
    expect(first.botId).not.toBe(botId);
    for (const sourceId of first.unread) await read(bob, sourceId);
    expect(await partsOf(bob, first.botId)).toEqual(await partsOf(ana, botId));
    expect(await draftAnswers(bob, first.botId, "How much is rye bread?")).toContain("5.40");
    expect(await draftAnswers(bob, first.botId, "When does the bakery open?")).not.toContain("seven");

    const before = await getBotRow({ workspaceId: bob.workspaceId, botId: first.botId });
    const second = await importBot({ actor: bob, content });
    // The page of the web could not be read: it is tried again.
    expect(second).toMatchObject({
      botId: first.botId,
      isNew: false,
      sources: { added: 0, changed: 1, deleted: 0, same: 3 },
    });
    const after = await getBotRow({ workspaceId: bob.workspaceId, botId: first.botId });
    expect(after.draftRevision).toBe(before.draftRevision);
    expect(await partsOf(bob, first.botId)).toEqual(await partsOf(ana, botId));
    const { items } = await listSources({ actor: bob, botId: first.botId });
    expect(items).toHaveLength(4);
  });

  it("brings the bot it came from up to date, and versions keep what they had", async () => {
    const { content } = await exportBot({ actor: ana, botId });
    const { version } = await publishBot({ actor: ana, botId }).catch(() => ({ version: 1 }));
    const extra = await addSource({
      actor: ana,
      botId,
      source: { type: "text", title: "Later", text: "Later." },
    });
    await read(ana, extra.id);
    await switchPassages({
      actor: ana,
      passageIds: (await listPassages({ actor: ana, sourceId: bakery })).items.map(({ id }) => id),
      isEnabled: true,
    });
    const imported = await importBot({ actor: ana, content });
    expect(imported).toMatchObject({ botId, isNew: false, sources: { added: 0, deleted: 1 } });
    for (const sourceId of imported.unread) await read(ana, sourceId);
    expect(await draftAnswers(ana, botId, "When does the bakery open?")).not.toContain("seven");
    const kept = await db.versionRevision.count({
      where: { workspaceId: ana.workspaceId, botId, number: version },
    });
    expect(kept).toBeGreaterThan(0);
  });

  it("finds providers by their kind and name, and says which are missing", async () => {
    const link = { provider: { kind: "openai", name: "Ours" }, model: "gpt-4o-mini" };
    const content = await withPart("bot.json", (bot) => ({
      ...bot,
      key: createId(),
      settings: { ...bot.settings, chain: [link] },
    }));
    const without = await importBot({ actor: bob, content });
    expect(without.missingProviders).toEqual(["Ours"]);
    const id = createId();
    const { workspaceId, userId: createdById } = bob;
    const account = {
      kind: "openai",
      name: "Ours",
      baseUrl: "https://x.example",
      sealedKey: "x",
      keyEnding: "",
    };
    await db.providerAccount.create({ data: { id, workspaceId, createdById, ...account } });
    const found = await importBot({ actor: bob, content });
    expect(found).toMatchObject({ botId: without.botId, missingProviders: [] });
    const { draft } = await getBotRow({ workspaceId, botId: found.botId });
    expect(draft).toMatchObject({ chain: [{ providerId: id, model: "gpt-4o-mini" }] });
  });
});

interface JsonParts {
  "bot.json": Record<string, unknown> & { settings: object };
  "knowledge/sources.json": Record<string, unknown>[];
}

/** The exported bot with one JSON part changed. */
async function withPart<Path extends keyof JsonParts>(
  path: Path,
  change: (value: JsonParts[Path]) => unknown,
): Promise<Buffer> {
  const parts = await readZip((await exportBot({ actor: ana, botId })).content);
  const part = JSON.parse(parts.get(path)?.toString("utf8") ?? "") as JsonParts[Path];
  parts.set(path, Buffer.from(JSON.stringify(change(part))));
  return writeZip([...parts].map(([name, content]) => ({ path: name, content })));
}

describe("a file that was tampered with", () => {
  const refusedAs = async (content: Buffer, code: string) => {
    const before = await db.bot.count({ where: { workspaceId: bob.workspaceId } });
    await expect(importBot({ actor: bob, content })).rejects.toMatchObject({
      code: "INVALID",
      fields: [{ field: "file", code }],
    });
    expect(await db.bot.count({ where: { workspaceId: bob.workspaceId } })).toBe(before);
  };

  it("is refused: a newer form, unknown settings, a text that is not there, a key twice", async () => {
    await refusedAs(await withPart("bot.json", (bot) => ({ ...bot, version: 2 })), "BOT_FILE_NEWER");
    await refusedAs(await withPart("bot.json", (bot) => ({ ...bot, apiKey: "x" })), "BOT_FILE_PART");
    await refusedAs(await withPart("bot.json", () => ({ name: "Bot" })), "BOT_FILE_NONE");
    await refusedAs(
      await withPart("knowledge/sources.json", ([first, ...rest]) => [
        { ...first, file: "../x.md" },
        ...rest,
      ]),
      "BOT_FILE_PART",
    );
    await refusedAs(await withPart("knowledge/sources.json", ([first]) => [first, first]), "BOT_FILE_PART");
    await refusedAs(
      await withPart("knowledge/sources.json", ([first]) => [
        { ...first, type: "url", web: { url: "file:///etc/passwd" } },
      ]),
      "BOT_FILE_PART",
    );
  });

  it("never reaches another workspace by its ids", async () => {
    const { content } = await exportBot({ actor: ana, botId });
    const before = await partsOf(ana, botId);
    const { botId: mine } = await importBot({ actor: bob, content });
    expect(mine).not.toBe(botId);
    const { items } = await listSources({ actor: bob, botId: mine });
    expect(items.map(({ id }) => id)).not.toContain(bakery);
    expect(await partsOf(ana, botId)).toEqual(before);
  });
});
