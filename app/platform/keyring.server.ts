import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "./env.server.ts";

/** Where a sealed value stands; a value moved to another row or field does not open. */
export interface SealPlace {
  table: string;
  rowId: string;
  workspaceId: string;
  field: string;
}

interface Key {
  name: string;
  bytes: Buffer;
}

/** The keys of `ENCRYPTION_KEYS` ("k2:…,k1:…"): the first seals, all open. */
export function createKeyring(text: string) {
  const keys = text.split(",").map((entry): Key => {
    const [name = "", value = ""] = entry.trim().split(/:(.*)/s);
    return { name, bytes: Buffer.from(value, "base64") };
  });
  const current = keys[0];
  if (!current || keys.some((key) => key.bytes.length !== 32 || key.name === ""))
    throw new Error("ENCRYPTION_KEYS must name keys of 32 bytes");

  const contextOf = (keyName: string, place: SealPlace) =>
    Buffer.from(`v1|${keyName}|${place.table}:${place.rowId}:${place.workspaceId}:${place.field}`, "utf8");

  return {
    /** `v1.<key>.<iv>.<tag>.<text>`, AES-256-GCM, bound to its place. */
    seal(plain: string, place: SealPlace): string {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", current.bytes, iv);
      cipher.setAAD(contextOf(current.name, place));
      const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return [
        "v1",
        current.name,
        ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url")),
      ].join(".");
    },

    /** The sealed text. Throws when the key is gone, the value was changed or it stands in another place. */
    open(sealed: string, place: SealPlace): string {
      const [version, keyName, iv = "", tag = "", body = ""] = sealed.split(".");
      const key = keys.find((candidate) => candidate.name === keyName);
      if (version !== "v1" || !key) throw new Error("sealed with a key that is not in ENCRYPTION_KEYS");
      const decipher = createDecipheriv("aes-256-gcm", key.bytes, Buffer.from(iv, "base64url"), {
        authTagLength: 16,
      });
      decipher.setAAD(contextOf(key.name, place));
      decipher.setAuthTag(Buffer.from(tag, "base64url"));
      return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString(
        "utf8",
      );
    },
  };
}

/** The keyring of this process. */
export const keyring = createKeyring(env.encryptionKeys);
