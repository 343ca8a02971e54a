import type { z } from "zod";
import type { Permission } from "./permissions.ts";

export type ApiVerb = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One method of a resource of `/api/v1`: who may, what it takes, what it answers. Requests are checked by it and the API document is made from it. */
export interface ApiMethod {
  /** Names the operation in the document and its sentence in `locales/<language>/apidocs.json`. */
  id: string;
  can: Permission;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Nothing may be sent instead of `{}`. */
  isBodyOptional?: true;
  /** A file may be sent as `multipart/form-data`, field `file`, instead of the body. */
  takesFile?: true;
  /** Answers `text/event-stream` when the caller accepts it. */
  streams?: true;
  /** Of the body in bytes; 65,536 unless said. */
  maxBytes?: number;
  /** Names in all objects of the body together; 1,000 unless said. */
  maxKeys?: number;
  status: number;
  /** Of the answer, where it is no JSON. */
  mediaType?: string;
  /** Absent for 204. */
  answer?: z.ZodType;
  /** Codes of problems beside those that every call can have. */
  problems?: readonly string[];
}

export interface ApiResource<
  P extends string = string,
  M extends Partial<Record<ApiVerb, ApiMethod>> = Partial<Record<ApiVerb, ApiMethod>>,
> {
  /** Such as `/api/v1/bots/{botId}`. */
  path: P;
  methods: M;
}

/** The names in braces of a path. */
export type ParamsOf<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never;

export function paramsOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []);
}

/** The value of `Allow` for a resource. */
export function allowOf(resource: Pick<ApiResource, "methods">): string {
  const verbs = Object.keys(resource.methods);
  return [...verbs.flatMap((verb) => (verb === "GET" ? ["GET", "HEAD"] : [verb])), "OPTIONS"].join(", ");
}
