import { describe, expect, it } from "vitest";
import { writeZip } from "#app/platform/zip-writer.server.ts";
import { makeZip } from "#tests/fixtures/make-zip.ts";
import { readZip } from "./read-zip.server.ts";

const refusedAs = (content: Uint8Array, code: string) =>
  expect(readZip(content)).rejects.toMatchObject({ code: "INVALID", fields: [{ field: "file", code }] });

describe("an archive that is written", () => {
  it("is read back to the byte, whatever its names and contents", async () => {
    const files = [
      { path: "knowledge/001-パン ☕.md", content: Buffer.from("مرحبا, 👩‍🍳\n") },
      { path: "empty.txt", content: Buffer.alloc(0) },
      {
        path: "random.bin",
        content: Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 251)),
      },
    ];
    const parts = await readZip(writeZip(files));
    expect([...parts.keys()]).toEqual(files.map(({ path }) => path.normalize("NFC")));
    for (const { path, content } of files) expect(parts.get(path)?.equals(content)).toBe(true);
    expect(writeZip(files).equals(writeZip(files))).toBe(true);
  });

  it("may have been packed again as a folder", async () => {
    const parts = await readZip(
      makeZip([
        { name: "bakery/bot.json", content: "{}" },
        { name: "__MACOSX/bakery/._bot.json", content: "x" },
      ]),
    );
    expect([...parts.keys()]).toEqual(["bot.json"]);
  });
});

describe("an archive that is a trap", () => {
  it.each(["../out.txt", "knowledge/../../out.txt", "/etc/passwd", "C:/windows/x", "a\\..\\b"])(
    "is refused for the path %s",
    (name) => refusedAs(makeZip([{ name, content: "x" }]), "BOT_FILE_UNSAFE"),
  );

  it("is refused for a path that stands in it twice, also in other letters", async () => {
    await refusedAs(
      makeZip([
        { name: "bot.json", content: "1" },
        { name: "Bot.JSON", content: "2" },
      ]),
      "BOT_FILE_UNSAFE",
    );
  });

  it("is refused for a symbolic link", async () => {
    const zip = makeZip([{ name: "link", content: "/etc/passwd" }]);
    const entry = zip.indexOf(Buffer.from("PK\u0001\u0002", "latin1"));
    zip.writeUInt32LE((0o120_777 << 16) >>> 0, entry + 38);
    await refusedAs(zip, "BOT_FILE_UNSAFE");
  });

  it("is refused when it unpacks to far more than it weighs, says so or not", async () => {
    const zeros = Buffer.alloc(20_000_000);
    await refusedAs(makeZip([{ name: "bomb.txt", content: zeros }]), "BOT_FILE_LARGE");
    await refusedAs(makeZip([{ name: "bomb.txt", content: zeros, says: 100 }]), "BOT_FILE_LARGE");
  });

  it("is refused when it has too many parts", async () => {
    const parts = Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}`, content: "" }));
    await refusedAs(makeZip(parts), "BOT_FILE_LARGE");
  });

  it("is refused when it is none, or cut off", async () => {
    await refusedAs(Buffer.from("Not an archive"), "BOT_FILE_DAMAGED");
    await refusedAs(
      writeZip([{ path: "a", content: Buffer.from("abc") }]).subarray(0, 40),
      "BOT_FILE_DAMAGED",
    );
  });
});
