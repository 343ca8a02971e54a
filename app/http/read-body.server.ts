import { parse } from "secure-json-parse";
import { AppError } from "#app/shared/app-error.ts";
import { findDuplicateKey } from "./find-duplicate-key.ts";

const MAX_DEPTH = 32;
const MAX_KEYS = 1_000;

export interface BodyRules {
  /** Names in all objects together; 1,000 unless said. */
  maxKeys?: number;
}

/**
 * The JSON object of a request. Throws what SECURITY asks for each kind of bad body: `BODY_MISSING`, `CONTENT_TYPE`, `ENCODING`,
 * `TOO_LARGE`, `JSON_INVALID`, `KEY_NOT_ALLOWED`, `TOO_DEEP`, `TOO_MANY`, or `INVALID` when it is not an object or names a field twice.
 */
export async function readJson(
  request: Request,
  maxBytes = 65_536,
  rules: BodyRules = {},
): Promise<Record<string, unknown>> {
  assertJsonType(request.headers.get("content-type"));
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0) throw new AppError("BODY_MISSING");
  const text = decodeUtf8(bytes);
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new AppError("INVALID", { fields: [{ field: "", code: "TYPE", params: { type: "object" } }] });
  assertShape(value, rules.maxKeys ?? MAX_KEYS);
  // `JSON.parse` would let the last one win.
  const repeated = findDuplicateKey(text);
  if (repeated !== null)
    throw new AppError("INVALID", { fields: [{ field: repeated, code: "DUPLICATE_KEY" }] });
  return value as Record<string, unknown>;
}

function assertJsonType(header: string | null): void {
  const [type = "", ...parameters] = (header ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice(8)
    .replaceAll('"', "");
  if (type !== "application/json" || (charset && charset !== "utf-8" && charset !== "utf8"))
    throw new AppError("CONTENT_TYPE");
}

/** The body's bytes, at most `maxBytes` of them. */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  const tooLarge = () => new AppError("TOO_LARGE", { params: { kb: Math.floor(maxBytes / 1024) } });
  if (declared > maxBytes) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > maxBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Text of UTF-8 bytes; a byte order mark is dropped. Throws `ENCODING`. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError("ENCODING", { cause: error });
  }
}

function parseJson(text: string): unknown {
  try {
    return parse(text, null, { protoAction: "error", constructorAction: "error" });
  } catch (error) {
    if (error instanceof RangeError) throw new AppError("TOO_DEEP", { params: { max: MAX_DEPTH } });
    if (error instanceof SyntaxError && /forbidden/i.test(error.message))
      throw new AppError("KEY_NOT_ALLOWED");
    throw new AppError("JSON_INVALID", { params: placeOf(text, error) });
  }
}

function placeOf(text: string, error: unknown): { line: number; column: number } {
  const given = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  const before = text.slice(0, given === undefined ? text.length : Number(given)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Walks without recursion, so that the check itself cannot be broken by depth. */
function assertShape(root: unknown, maxKeys: number): void {
  const todo: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  let keys = 0;
  for (let item = todo.pop(); item; item = todo.pop()) {
    if (item.depth > MAX_DEPTH) throw new AppError("TOO_DEEP", { params: { max: MAX_DEPTH } });
    if (typeof item.value !== "object" || item.value === null) continue;
    const children = Object.values(item.value);
    keys += Array.isArray(item.value) ? Math.ceil(children.length / 100) : children.length;
    if (keys > maxKeys || children.length > 100_000)
      throw new AppError("TOO_MANY", { params: { max: maxKeys } });
    for (const value of children) todo.push({ value, depth: item.depth + 1 });
  }
}
