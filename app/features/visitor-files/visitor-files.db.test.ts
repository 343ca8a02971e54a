import { existsSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { getAnswerTrace, getTurn, runTurn } from "#app/features/answers/index.server.ts";
import {
  deleteVisitorConversation,
  findVisitorSession,
  listConversationMessages,
  readConversation,
  startConversation,
  writeTranscript,
  type VisitorSession,
} from "#app/features/conversations/index.server.ts";
import {
  estimateReplay,
  executeReplay,
  getNewestReplay,
  startReplay,
} from "#app/features/replay/index.server.ts";
import { db } from "#app/platform/db.server.ts";
import { dropIncoming, keepIncoming } from "#app/platform/incoming-files.server.ts";
import { storedFilePath } from "#app/platform/stored-files.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeBot } from "#tests/factories/make-bot.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { UNSENT_MS } from "./sweep-files.server.ts";
import { dropFile, findFile, findFilesToSend, sweepFiles, takeFile } from "./index.server.ts";

let actor: Actor;
let botId: string;

beforeAll(async () => {
  actor = await makeOwner();
  botId = (await makeBot({ actor, settings: { visitorFiles: true } })).botId;
});

async function open(locale = "en"): Promise<VisitorSession> {
  const { token } = await startConversation({ botId, body: { locale }, origin: null });
  return findVisitorSession({ token, origin: null });
}

const TEXT = Buffer.from("A list of bread:\nrye, wheat\n");
const picture = (side = 40) =>
  sharp({ create: { width: side, height: side, channels: 3, background: "#a83232" } })
    .withExif({ IFD0: { Copyright: "secret place" } })
    .png()
    .toBuffer();

async function take(session: VisitorSession, name: string, content: Uint8Array, declaredType = "") {
  const incoming = await keepIncoming(Readable.from([content]));
  try {
    return await takeFile({ ...session, name, declaredType, content: incoming });
  } finally {
    await dropIncoming(incoming);
  }
}

async function say(session: VisitorSession, text: string, files: string[], clientId = createId()) {
  return (await getTurn(await runTurn(session, { text, clientId, files }))).messages;
}

const isOnDisk = (session: VisitorSession, fileId: string) =>
  existsSync(storedFilePath({ workspaceId: session.workspaceId, fileId }));

describe("a file of a visitor", () => {
  it("goes with a message, and everybody who sees the message sees it", async () => {
    const session = await open();
    const file = await take(session, "list.txt", TEXT, "text/plain");
    expect(file).toMatchObject({ name: "list.txt", type: "text/plain", bytes: TEXT.length });
    const [question, answer] = await say(session, "When do you open?", [file.id]);
    expect(question?.files).toEqual([file]);
    expect(answer).toMatchObject({ kind: "quoted", status: "done" });
    expect((await readConversation(session)).messages[0]?.files).toEqual([file]);
    const { items } = await listConversationMessages({ actor, ...session, limit: 10 });
    expect(items[0]?.files).toEqual([{ ...file, url: `/api/v1/files/${file.id}` }]);
    expect(await writeTranscript({ ...session, botName: "Ada" })).toContain(
      "When do you open?\n[File: list.txt]",
    );
  });

  it("that is a picture is a WebP without what else stood in it, never larger than it was", async () => {
    const session = await open();
    const file = await take(session, "../../etc/photo of me.PNG", await picture(), "image/png");
    expect(file).toMatchObject({ name: "photo of me.webp", type: "image/webp" });
    const { path } = await findFile({ ...session, fileId: file.id });
    const { format, exif, width } = await sharp(path).metadata();
    expect({ format, exif, width }).toEqual({ format: "webp", exif: undefined, width: 40 });
  });

  it("keeps no path, no control sign and no turned ending in its name", async () => {
    const session = await open();
    const names = ["C:\\secret\\a\u0007b.txt", "safe\u202egnp.txt", `${"x".repeat(300)}.txt`];
    const kept = [];
    for (const name of names) kept.push((await take(session, name, TEXT)).name);
    expect(kept).toEqual(["ab.txt", "safegnp.txt", `${"x".repeat(116)}.txt`]);
  });

  it("is dropped while it was not sent, and stays once it was", async () => {
    const session = await open();
    const [first, second] = [await take(session, "a.txt", TEXT), await take(session, "b.txt", TEXT)];
    await dropFile({ ...session, fileId: first.id });
    expect(isOnDisk(session, first.id)).toBe(false);
    await say(session, "Here", [second.id]);
    await expect(dropFile({ ...session, fileId: second.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(isOnDisk(session, second.id)).toBe(true);
  });
});

describe("what is refused", () => {
  const html = Buffer.from("<!doctype html><script>alert(1)</script>");
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const cases: [string, string, string, () => Promise<Uint8Array> | Uint8Array, string][] = [
    ["a page under the name of a picture", "a.png", "image/png", () => html, "FILE_MISMATCH"],
    ["a drawing", "a.svg", "image/svg+xml", () => svg, "FILE_NOT_TAKEN"],
    ["a drawing under the name of a picture", "a.png", "image/png", () => svg, "FILE_MISMATCH"],
    ["a page", "a.html", "text/html", () => html, "FILE_NOT_TAKEN"],
    ["a picture declared as a page", "a.png", "text/html", () => picture(), "FILE_MISMATCH"],
    ["a picture under the name of another kind", "a.jpg", "image/jpeg", () => picture(), "FILE_MISMATCH"],
    ["a program", "a.exe", "", () => Buffer.from("MZ\u0000\u0000"), "FILE_NOT_TAKEN"],
    ["a name that ends twice", "a.png.exe", "image/png", () => picture(), "FILE_NOT_TAKEN"],
    ["a text with a zero in it", "a.txt", "text/plain", () => Buffer.from("a\u0000b"), "FILE_MISMATCH"],
    [
      "a text in another encoding",
      "a.txt",
      "text/plain",
      () => Buffer.from([0x61, 0xe9, 0x62]),
      "FILE_MISMATCH",
    ],
    ["a text cut in a letter", "a.txt", "text/plain", () => Buffer.from([0x61, 0xc3]), "FILE_MISMATCH"],
    [
      "a PDF under the name of a text",
      "a.txt",
      "text/plain",
      () => Buffer.from("%PDF-1.7\n%x"),
      "FILE_MISMATCH",
    ],
    ["nothing", "a.pdf", "application/pdf", () => Buffer.alloc(0), "FILE_EMPTY"],
    [
      "half a picture",
      "a.png",
      "image/png",
      async () => (await picture(300)).subarray(0, 200),
      "PICTURE_DAMAGED",
    ],
  ];
  it.each(cases)("%s", async (_what, name, type, make, code) => {
    const session = await open();
    await expect(take(session, name, await make(), type)).rejects.toMatchObject({ fields: [{ code }] });
    expect(await db.messageFile.count({ where: { ...onlyOf(session) } })).toBe(0);
  });

  it("nothing of what was hidden behind a picture is kept", async () => {
    const session = await open();
    const file = await take(session, "a.png", Buffer.concat([await picture(), html]), "image/png");
    const { path } = await findFile({ ...session, fileId: file.id });
    const content = readFileSync(path);
    expect(content.includes("script")).toBe(false);
  });

  it("another conversation's file, one that was sent before, and one that is gone cannot be sent", async () => {
    const [mine, theirs] = [await open(), await open()];
    const [own, foreign] = [await take(mine, "a.txt", TEXT), await take(theirs, "b.txt", TEXT)];
    await say(mine, "Here", [own.id]);
    for (const fileId of [own.id, foreign.id, createId()])
      await expect(say(mine, "Again", [fileId])).rejects.toMatchObject({
        fields: [{ field: "files", code: "FILE_GONE" }],
      });
    expect(await findFilesToSend({ ...theirs, fileIds: [foreign.id] })).toEqual([foreign]);
  });

  it("another conversation's or workspace's file cannot be read", async () => {
    const [mine, theirs, stranger] = [await open(), await open(), await makeOwner()];
    const file = await take(theirs, "b.txt", TEXT);
    await say(theirs, "Here", [file.id]);
    const { workspaceId } = actor;
    expect(await findFile({ workspaceId, fileId: file.id })).toMatchObject({ name: "b.txt" });
    await expect(findFile({ ...mine, fileId: file.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(findFile({ workspaceId: stranger.workspaceId, fileId: file.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

const onlyOf = ({ workspaceId, conversationId }: VisitorSession) => ({ workspaceId, conversationId });

describe("files without a word", () => {
  it("are answered by one sentence in the visitor's language, which is no open question", async () => {
    for (const [locale, words] of [
      ["en", "kept for the team"],
      ["es", "quedan guardados"],
      ["ar", "حُفظت"],
    ] as const) {
      const session = await open(locale);
      const file = await take(session, "a.txt", TEXT);
      const [question, answer] = await say(session, "", [file.id]);
      expect(question).toMatchObject({ text: "", files: [file] });
      expect(answer).toMatchObject({
        kind: "received",
        status: "done",
        text: expect.stringContaining(words),
      });
      const trace = await getAnswerTrace({ actor, messageId: answer?.id ?? "" });
      expect(trace.question.files).toHaveLength(1);
      expect(trace.trace).toMatchObject({ attempts: [], passages: [] });
      expect(await db.openQuestion.count({ where: { ...onlyOf(session) } })).toBe(0);
    }
  });

  it("break no later answer and no replay", async () => {
    const session = await open();
    const file = await take(session, "a.txt", TEXT);
    await say(session, "", [file.id]);
    const [, answer] = await say(session, "When do you open?", []);
    expect(answer?.kind).toBe("quoted");
    const { id: replayId, total } = await startReplay({ actor, botId, size: 10 });
    expect(total).toBe(
      await db.message.count({
        where: { workspaceId: actor.workspaceId, role: "visitor", text: { not: "" } },
      }),
    );
    const [estimate] = await estimateReplay({ actor, botId });
    expect(estimate?.questions).toBe(total);
    await executeReplay({ workspaceId: actor.workspaceId, replayId }, new AbortController().signal);
    expect(await getNewestReplay({ actor, botId })).toMatchObject({ state: "done", done: total });
  });
});

describe("the same message sent twice", () => {
  it("is one message with its files once", async () => {
    const session = await open();
    const [file, clientId] = [await take(session, "a.txt", TEXT), createId()];
    const first = await say(session, "Here", [file.id], clientId);
    const again = await say(session, "Here", [file.id], clientId);
    expect(again[0]).toEqual(first[0]);
    expect((await readConversation(session)).messages.filter(({ role }) => role === "visitor")).toHaveLength(
      1,
    );
  });
});

describe("nothing stays on the disk", () => {
  it("of a deleted conversation, sent or not", async () => {
    const session = await open();
    const [sent, unsent] = [
      await take(session, "a.txt", TEXT),
      await take(session, "b.png", await picture()),
    ];
    await say(session, "Here", [sent.id]);
    await deleteVisitorConversation(session);
    for (const { id } of [sent, unsent]) {
      expect(isOnDisk(session, id)).toBe(false);
      expect(await db.storedFile.count({ where: { workspaceId: session.workspaceId, id } })).toBe(0);
    }
  });

  it("of what was chosen a day ago and never sent", async () => {
    const session = await open();
    const files = [];
    for (const name of ["old.txt", "sent.txt", "new.txt"]) files.push(await take(session, name, TEXT));
    const [old, sent, fresh] = files.map(({ id }) => id) as [string, string, string];
    await say(session, "Here", [sent]);
    await db.messageFile.updateMany({
      where: { workspaceId: session.workspaceId, fileId: { in: [old, sent] } },
      data: { createdAt: new Date(Date.now() - UNSENT_MS - 1_000) },
    });
    await sweepFiles();
    expect([old, sent, fresh].map((id) => isOnDisk(session, id))).toEqual([false, true, true]);
  });
});
