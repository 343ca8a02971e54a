import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { getDraftBot, publishBot } from "#app/features/bots/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { folderOfFiles } from "#tests/fixtures/folder-of-files.ts";
import { addFileSource } from "./add-source.server.ts";
import { findOpenFile } from "./find-open-file.server.ts";
import { getSource } from "./list-sources.server.ts";
import { readSource } from "./read-source.server.ts";
import { searchKnowledge } from "./search-knowledge.server.ts";
import { setSourceOpen } from "./set-source-open.server.ts";
import { storeUpload } from "./store-upload.server.ts";

const files = folderOfFiles();
const sources = new Map<string, string>();
let actor: Actor;
let botId: string;

async function addFile(name: string, content: Uint8Array): Promise<string> {
  const upload = await storeUpload({ actor, name, content });
  const { id } = await addFileSource({ actor, botId, upload });
  await readSource({ workspaceId: actor.workspaceId, sourceId: id });
  return id;
}

async function search(question: string) {
  const { workspaceId } = actor;
  const { revisionIds } = await getDraftBot({ workspaceId, botId });
  return searchKnowledge({ workspaceId, revisionIds, question });
}

describe("a folder with one file of each kind", () => {
  beforeAll(async () => {
    actor = await makeOwner();
    ({ botId } = await makeBot({ actor }));
    const each = files.map(async ({ name, content }) => sources.set(name, await addFile(name, content)));
    await Promise.all(each);
  }, 90_000);

  it.each(files.filter(({ found }) => found))("$name is read, and found at its place", async (file) => {
    const source = await getSource({ actor, sourceId: sources.get(file.name) ?? "" });
    expect(source).toMatchObject({ status: "ready" });
    const { question = "", text = "", heading, ...place } = file.found ?? {};
    const [best] = (await search(question)).filter(({ sourceId }) => sourceId === source.id);
    expect(best).toMatchObject(place);
    expect(best?.text).toContain(text);
    if (heading) expect(best?.headings).toContain(heading);
    expect(best?.url).toMatch(new RegExp(`^/files/[a-z2-7]{26}/${encodeURIComponent(file.name)}`));
    if (file.found?.page) expect(best?.url).toMatch(new RegExp(`#page=${file.found.page}$`));
  });

  it.each(files.filter(({ refused }) => refused))("$name is refused with $refused", async (file) => {
    const source = await getSource({ actor, sourceId: sources.get(file.name) ?? "" });
    expect(source).toMatchObject({ status: "failed", error: file.refused });
  });

  it("says where a table is broken", async () => {
    const row = await db.source.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: sources.get("quotes.csv") ?? "" } },
    });
    expect(row.errorData).toEqual({ row: 2, column: 2 });
  });

  it("knows nothing of a hidden sheet, a running header or a page number", async () => {
    const { workspaceId } = actor;
    const passages = await db.passage.findMany({ where: { workspaceId, botId }, select: { text: true } });
    const all = passages.map(({ text }) => text).join("\n");
    for (const dropped of ["xylophone", "Handbook of the harbour", "\n212\n"])
      expect(all).not.toContain(dropped);
  });
});

describe("the file behind a citation", () => {
  const open = async (userId: string | null) => {
    const { revisionId } = await db.source.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: sources.get("handbook.pdf") ?? "" } },
    });
    return findOpenFile({ revisionId: revisionId ?? "", userId });
  };
  const notFound = expect.objectContaining({ code: "NOT_FOUND" }) as unknown;

  it("is for members before it is published, and for everybody afterwards, as long as it is left open", async () => {
    const sourceId = sources.get("handbook.pdf") ?? "";
    const stranger = await makeOwner();
    await expect(open(null)).rejects.toEqual(notFound);
    await expect(open(stranger.userId)).rejects.toEqual(notFound);
    expect(await open(actor.userId)).toMatchObject({ name: "handbook.pdf", mediaType: "application/pdf" });
    await publishBot({ actor, botId });
    expect((await open(null)).bytes).toBe(files[0]?.content.length);
    await setSourceOpen({ actor, sourceId, isOpen: false });
    await expect(open(null)).rejects.toEqual(notFound);
    expect((await open(actor.userId)).name).toBe("handbook.pdf");
    expect((await search("Which lantern is at berth 7?"))[0]?.url).toBeUndefined();
    await setSourceOpen({ actor, sourceId, isOpen: true });
  });

  it("is for nobody without a membership when its bot is deleted", async () => {
    await db.bot.updateMany({
      where: { workspaceId: actor.workspaceId, id: botId },
      data: { deletedAt: new Date() },
    });
    await expect(open(null)).rejects.toEqual(notFound);
  });
});
