import { crc32 } from "node:zlib";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/access/permissions.ts";
import { parsePictureName } from "#app/domain/look/picture-name.ts";
import { exportBot, importBot } from "#app/features/bot-files/index.server.ts";
import { createBot, getBot, publishBot, saveDraft } from "#app/features/bots/index.server.ts";
import { getPublicBot } from "#app/features/embedding/index.server.ts";
import { storedFilePath } from "#app/platform/stored-files.server.ts";
import { createId } from "#app/shared/ids.ts";
import { makeOwner } from "#tests/factories/make-owner.ts";
import { findPicture, setPicture } from "./index.server.ts";

let actor: Actor;

beforeAll(async () => {
  actor = await makeOwner();
});

const newBot = async (owner = actor) => (await createBot({ actor: owner, name: "Ada" })).id;
const plain = (width: number, height: number, background = "#a83232") =>
  sharp({ create: { width, height, channels: 3, background } });

async function arrived(content: Uint8Array): Promise<{ path: string }> {
  const file = path.join(tmpdir(), createId());
  await writeFile(file, content);
  return { path: file };
}
const send = async (botId: string, content: Uint8Array, place: "avatar" | "logo" = "avatar") =>
  setPicture({ actor, botId, place, file: await arrived(content) });
const lookOf = async (botId: string) => (await getBot({ actor, botId })).look;
const isStored = (name: string) =>
  existsSync(storedFilePath({ workspaceId: actor.workspaceId, fileId: parsePictureName(name)?.id ?? "" }));

describe("a picture of a bot", () => {
  it.each(["png", "jpeg", "webp", "gif"] as const)(
    "sent as %s is a small WebP without what else stood in the file",
    async (format) => {
      const botId = await newBot();
      const content = await plain(300, 200)
        .withExif({ IFD0: { Copyright: "secret place" } })
        .toFormat(format)
        .toBuffer();
      await send(botId, content);
      const { avatar } = await lookOf(botId);
      const picture = await findPicture({ name: avatar ?? "" });
      const { width, height, format: kind, exif } = await sharp(picture).metadata();
      expect({ width, height, kind, exif }).toEqual({
        width: 128,
        height: 128,
        kind: "webp",
        exif: undefined,
      });
    },
  );

  it("as a logo keeps its form within its bounds, and is never enlarged", async () => {
    const botId = await newBot();
    await send(botId, await plain(1_000, 200).png().toBuffer(), "logo");
    const wide = await sharp(await findPicture({ name: (await lookOf(botId)).logo ?? "" })).metadata();
    expect([wide.width, wide.height]).toEqual([320, 64]);
    await send(botId, await plain(40, 20).png().toBuffer(), "logo");
    const small = await sharp(await findPicture({ name: (await lookOf(botId)).logo ?? "" })).metadata();
    expect([small.width, small.height]).toEqual([40, 20]);
  });

  it("is gone when it is replaced or removed, but for one that a version shows", async () => {
    const botId = await newBot();
    await send(botId, await plain(50, 50).png().toBuffer());
    const first = (await lookOf(botId)).avatar ?? "";
    await send(botId, await plain(50, 50, "#123456").png().toBuffer());
    const second = (await lookOf(botId)).avatar ?? "";
    expect([isStored(first), isStored(second)]).toEqual([false, true]);
    await publishBot({ actor, botId });
    await setPicture({ actor, botId, place: "avatar", file: null });
    expect((await lookOf(botId)).avatar).toBeNull();
    expect(isStored(second)).toBe(true);
    expect((await getPublicBot({ botId, lang: "en" })).dress?.avatar).toBe(`/images/${second}.webp`);
  });

  it("is not shown before the first publishing", async () => {
    const botId = await newBot();
    await send(botId, await plain(50, 50).png().toBuffer());
    expect((await getPublicBot({ botId, lang: "en" })).dress).toBeUndefined();
  });
});

/** A PNG whose header says another size, with the right checksum. */
function withSize(png: Buffer, width: number, height: number): Buffer {
  const header = Buffer.from(png.subarray(12, 29));
  header.writeUInt32BE(width, 4);
  header.writeUInt32BE(height, 8);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(header));
  return Buffer.concat([png.subarray(0, 12), header, checksum, png.subarray(33)]);
}

describe("what is no picture is refused with a sentence", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const cases: [string, () => Promise<Uint8Array>, string][] = [
    ["a drawing", async () => Buffer.from(svg), "PICTURE_TYPE"],
    ["a page", async () => Buffer.from("<!doctype html><script>alert(1)</script>"), "PICTURE_TYPE"],
    ["nothing", async () => Buffer.alloc(0), "PICTURE_TYPE"],
    [
      "a drawing behind the first bytes of a PNG",
      async () => Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.from(svg)]),
      "PICTURE_DAMAGED",
    ],
    [
      "half a picture",
      async () => (await plain(400, 400).jpeg().toBuffer()).subarray(0, 900),
      "PICTURE_DAMAGED",
    ],
    ["one with too many pixels on a side", () => plain(4_097, 8).png().toBuffer(), "PICTURE_LARGE"],
    [
      "a bomb that says it has 400 million pixels",
      async () => withSize(await plain(8, 8).png().toBuffer(), 20_000, 20_000),
      "PICTURE_LARGE",
    ],
    ["one of more than 5 MB", async () => Buffer.alloc(5 * 1_048_576 + 1, 1), "PICTURE_LARGE"],
  ];
  it.each(cases)("%s", async (_name, make, code) => {
    const botId = await newBot();
    await expect(send(botId, await make())).rejects.toMatchObject({ fields: [{ field: "file", code }] });
    expect((await lookOf(botId)).avatar).toBeNull();
  });
});

describe("a picture's name", () => {
  it("of another workspace is none of mine, and neither is one with another end", async () => {
    const other = await makeOwner();
    const theirs = await newBot(other);
    const content = await plain(9, 9).png().toBuffer();
    await setPicture({ actor: other, botId: theirs, place: "avatar", file: await arrived(content) });
    const { avatar } = (await getBot({ actor: other, botId: theirs })).look;
    const botId = await newBot();
    for (const name of [avatar ?? "", `${createId()}-${"0".repeat(16)}`])
      await expect(saveDraft({ actor, botId, changes: { look: { avatar: name } } })).rejects.toMatchObject({
        fields: [{ field: "look.avatar", code: "UNKNOWN_PICTURE" }],
      });
    const changed = `${(avatar ?? "").slice(0, 27)}${"0".repeat(16)}`;
    await expect(findPicture({ name: changed })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("on somebody else's bot cannot be set", async () => {
    const theirs = await newBot(await makeOwner());
    await expect(send(theirs, await plain(9, 9).png().toBuffer())).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("a bot's file", () => {
  it("carries its pictures into another workspace, and a second import changes nothing", async () => {
    const bob = await makeOwner();
    const botId = await newBot();
    await send(botId, await plain(200, 200).png().toBuffer());
    await send(botId, await plain(300, 60, "#1d5fa8").png().toBuffer(), "logo");
    const { content } = await exportBot({ actor, botId });
    const { botId: copy } = await importBot({ actor: bob, content });
    const before = (await getBot({ actor: bob, botId: copy })).look;
    expect((await sharp(await findPicture({ name: before.avatar ?? "" })).metadata()).width).toBe(128);
    expect((await sharp(await findPicture({ name: before.logo ?? "" })).metadata()).width).toBe(300);
    await importBot({ actor: bob, content });
    expect((await getBot({ actor: bob, botId: copy })).look).toEqual(before);
    const own = await lookOf(botId);
    await importBot({ actor, content });
    expect(await lookOf(botId)).toEqual(own);
  });
});
