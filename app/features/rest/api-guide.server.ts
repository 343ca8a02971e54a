import { translator } from "#app/platform/i18n.server.ts";
import { ERROR_CODES } from "#app/shared/app-error.ts";
import type { JsonSchema } from "./json-schemas.server.ts";
import { openApiDocument } from "./open-api.server.ts";

/** One call, as the page shows it. */
export interface GuideCall {
  id: string;
  verb: string;
  path: string;
  summary: string;
  /** Null: none is needed. */
  right: string | null;
  isForVisitors: boolean;
  parameters: { name: string; place: "path" | "query" | "header"; form: string; isRequired: boolean }[];
  body: string | null;
  status: string;
  answer: string | null;
  problems: string[];
}

export interface ApiGuide {
  groups: { name: string; title: string; calls: GuideCall[] }[];
  shapes: { name: string; json: string }[];
  errors: { code: string; status: number; sentence: string }[];
}

type Document = ReturnType<typeof openApiDocument>;
type Operation = Document["paths"][string][string];

/** The API document as a page in that language: the sentences are translated, names and shapes are the document's. */
export function apiGuide(locale: string): ApiGuide {
  const t = translator(locale);
  const document = openApiDocument();
  const calls = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([verb, operation]) => ({
      tag: operation.tags[0],
      call: toCall(verb, path, operation, t(`apidocs:operations.${operation.operationId}`)),
    })),
  );
  return {
    groups: document.tags.map(({ name }) => ({
      name,
      title: t(`apidocs:groups.${name}`),
      calls: calls.filter(({ tag }) => tag === name).map(({ call }) => call),
    })),
    shapes: Object.entries(document.components.schemas as Record<string, JsonSchema>).map(
      ([name, schema]) => ({ name, json: written(schema) }),
    ),
    errors: Object.entries(ERROR_CODES).map(([code, [status]]) => ({
      code,
      status,
      sentence: t(`errors:${code}`, { allow: "…", kb: "…", max: "…", reason: "…" }),
    })),
  };
}

function toCall(verb: string, path: string, operation: Operation, summary: string): GuideCall {
  const [security] = operation.security;
  const [status = "", answer = {}] = Object.entries(operation.responses)[0] ?? [];
  return {
    id: operation.operationId,
    verb: verb.toUpperCase(),
    path,
    summary,
    right: security?.bearer?.[0] ?? null,
    isForVisitors: security?.visitor !== undefined,
    parameters: operation.parameters.map(({ name, in: place, schema, required }) => ({
      name: String(name),
      place: place as "path" | "query" | "header",
      form: formOf(schema as Shown),
      isRequired: required === true,
    })),
    body: operation.requestBody ? schemaIn(operation.requestBody) : null,
    status,
    answer: schemaIn(answer),
    problems: Object.keys(operation.responses).filter((code) => code >= "400"),
  };
}

/** What of a parameter's schema is shown. */
interface Shown {
  type?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  default?: string | number;
  examples?: string[];
}

/** A parameter's schema in one line: `integer 1…100 = 20`, `up | down`. */
function formOf(schema: Shown): string {
  const {
    type = "string",
    enum: choices,
    minimum,
    maximum,
    maxLength,
    default: otherwise,
    examples,
  } = schema;
  return [
    choices ? choices.join(" | ") : type,
    minimum !== undefined && maximum !== undefined ? `${minimum}…${maximum}` : "",
    maxLength === undefined ? "" : `≤ ${maxLength}`,
    otherwise === undefined ? "" : `= ${otherwise}`,
    examples ? `(${examples.join(", ")})` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function schemaIn(part: JsonSchema): string | null {
  const [content] = Object.values((part.content ?? {}) as Record<string, { schema: JsonSchema }>);
  return content ? written(content.schema) : null;
}

function written(schema: JsonSchema): string {
  return JSON.stringify(schema, null, 2);
}
