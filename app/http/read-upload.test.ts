import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { AppError } from "#app/shared/app-error.ts";
import { dropUpload, readUpload } from "./read-upload.server.ts";

function sent(...parts: [name: string, value: string | File][]): Request {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return new Request("http://own.test/", { method: "POST", body: form });
}
const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => "read",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe("an upload", () => {
  it("is its fields and its one file, with the name as it was sent", async () => {
    const upload = await readUpload(
      sent(["intent", "upload"], ["file", new File(["# Añadir"], "señal 新.md")]),
    );
    expect(upload.fields).toEqual({ intent: "upload" });
    expect(upload.file?.name).toBe("señal 新.md");
    expect(await readFile(upload.file?.content.path ?? "", "utf8")).toBe("# Añadir");
    expect(upload.file?.content.sha256).toBe(createHash("sha256").update("# Añadir").digest("hex"));
    await dropUpload(upload.file);
    expect(existsSync(upload.file?.content.path ?? "")).toBe(false);
  });

  it("may come without a file", async () => {
    expect((await readUpload(sent(["intent", "upload"]))).file).toBeNull();
  });

  it("of exactly the limit is read, with one byte more it is refused", async () => {
    const file = (size: number) => sent(["file", new File(["x".repeat(size)], "a.txt")]);
    expect((await readUpload(file(1_000), 1_000)).file?.content.bytes).toBe(1_000);
    expect(await codeOf(readUpload(file(1_001), 1_000))).toBe("TOO_LARGE");
  });

  it("with a second file or a repeated field is refused", async () => {
    const file = () => new File(["x"], "a.txt");
    expect(await codeOf(readUpload(sent(["file", file()], ["file", file()])))).toBe("TOO_MANY");
    expect(await codeOf(readUpload(sent(["a", "1"], ["a", "2"])))).toBe("INVALID");
  });

  it("that is cut off or has no boundary is refused, never half stored", async () => {
    const type = "multipart/form-data; boundary=b";
    const body = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf';
    const cut = new Request("http://own.test/", { method: "POST", body, headers: { "content-type": type } });
    expect(await codeOf(readUpload(cut))).toBe("CONTENT_TYPE");
    const bare = new Request("http://own.test/", {
      method: "POST",
      body,
      headers: { "content-type": "multipart/form-data" },
    });
    expect(await codeOf(readUpload(bare))).toBe("CONTENT_TYPE");
  });
});
