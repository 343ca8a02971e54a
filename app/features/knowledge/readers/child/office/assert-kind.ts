import { UnreadableSource } from "#app/features/knowledge/readers/unreadable-source.ts";

const OLD_MAGIC = [0xd0, 0xcf, 0x11, 0xe0];
/** The name, in UTF-16, of the one part of a document that is protected by a password. */
const ENCRYPTED_PART = Buffer.from("EncryptedPackage", "utf16le");

/**
 * The content is not in the container that programs wrote before DOCX and XLSX. Throws `PROTECTED` for a new document that is
 * protected by a password, which stands in such a container, `OLD_OFFICE` for an old one under a new name.
 */
export function assertNewOffice(content: Uint8Array, ending: "docx" | "xlsx"): void {
  if (!OLD_MAGIC.every((byte, index) => content[index] === byte)) return;
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  throw buffer.includes(ENCRYPTED_PART)
    ? new UnreadableSource("PROTECTED")
    : new UnreadableSource("OLD_OFFICE", { ending });
}
