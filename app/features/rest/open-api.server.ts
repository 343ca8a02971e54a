import type { z } from "zod";
import { paramsOf, type ApiMethod, type ApiResource } from "#app/domain/access/api-resource.ts";
import { env } from "#app/platform/env.server.ts";
import { translator, type Translate } from "#app/platform/i18n.server.ts";
import { singleton } from "#app/platform/singleton.server.ts";
import { ERROR_CODES, type ErrorCode } from "#app/shared/app-error.ts";
import { ProblemSchema } from "./answer-schemas.ts";
import { jsonSchemaOf, namedJsonSchemas, type JsonSchema } from "./json-schemas.server.ts";
import { resourceGroups } from "./resources.server.ts";
import { widgetOperations, type WidgetOperation } from "./widget-operations.server.ts";

interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: JsonSchema[];
  requestBody?: JsonSchema;
  responses: Record<string, JsonSchema>;
}

export interface OpenApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: JsonSchema;
}

const ID = { type: "string", pattern: "^[a-z2-7]{26}$" };
const VERSION_NUMBER = { type: "integer", minimum: 1, maximum: 999_999 };
const WIDGET_TAG = "widget";

/** The OpenAPI 3.1 document, made from the schemas that the calls are checked with. Its sentences are English. */
export function openApiDocument(): OpenApiDocument {
  return env.isProduction
    ? singleton("open-api", () => writeDocument(translator("en")))
    : writeDocument(translator("en"));
}

function writeDocument(t: Translate): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const { tag, resources } of resourceGroups)
    for (const resource of resources) paths[resource.path] = operationsOf(resource, tag, t);
  for (const operation of widgetOperations)
    paths[operation.path] = { ...paths[operation.path], [operation.verb]: widgetOperation(operation, t) };
  return {
    openapi: "3.1.0",
    info: { title: "ChatBot Factory", version: env.version, description: t("apidocs:description") },
    servers: [{ url: env.appUrl }],
    tags: [...resourceGroups.map(({ tag }) => tag), WIDGET_TAG].map((name) => ({
      name,
      description: t(`apidocs:groups.${name}`),
    })),
    paths,
    components: {
      schemas: namedJsonSchemas(),
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: t("apidocs:bearer") },
        visitor: { type: "http", scheme: "bearer", description: t("apidocs:visitor") },
      },
    },
  };
}

function operationsOf(resource: ApiResource, tag: string, t: Translate): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(resource.methods).map(([verb, spec]) => [
      verb.toLowerCase(),
      operation(verb, resource.path, spec, tag, t),
    ]),
  );
}

function operation(verb: string, path: string, spec: ApiMethod, tag: string, t: Translate): Operation {
  const codes: ErrorCode[] = [
    "NOT_SIGNED_IN",
    "TOKEN_INVALID",
    "FORBIDDEN",
    "METHOD_NOT_ALLOWED",
    "RATE_LIMITED",
    "INTERNAL",
  ];
  if (path.includes("{")) codes.push("NOT_FOUND");
  if (spec.query || spec.body) codes.push("INVALID");
  if (spec.body)
    codes.push(
      "JSON_INVALID",
      "ENCODING",
      "KEY_NOT_ALLOWED",
      "TOO_LARGE",
      "CONTENT_TYPE",
      "TOO_DEEP",
      "TOO_MANY",
    );
  if (spec.body && !spec.isBodyOptional) codes.push("BODY_MISSING");
  if (verb === "POST") codes.push("IN_PROGRESS", "KEY_REUSED");
  return {
    operationId: spec.id,
    summary: t(`apidocs:operations.${spec.id}`),
    description: t("apidocs:scope", { scope: spec.can }),
    tags: [tag],
    security: [{ bearer: [spec.can] }],
    parameters: [
      ...pathParameters(path),
      ...queryParameters(spec.query),
      ...(verb === "POST"
        ? [
            headerParameter("Idempotency-Key", t("apidocs:idempotencyKey"), {
              type: "string",
              pattern: "^[\\x21-\\x7e]{1,200}$",
            }),
          ]
        : []),
    ],
    ...(spec.body ? { requestBody: bodyOf(spec.body, !spec.isBodyOptional, spec.takesFile === true) } : {}),
    responses: { ...answerOf(spec, t), ...problemsOf([...codes, ...((spec.problems ?? []) as ErrorCode[])]) },
  };
}

function widgetOperation(spec: WidgetOperation, t: Translate): Operation {
  const codes: ErrorCode[] = [
    "NOT_FOUND",
    "METHOD_NOT_ALLOWED",
    "SITE_NOT_ALLOWED",
    "RATE_LIMITED",
    "INTERNAL",
  ];
  if (spec.isSecret) codes.push("NOT_SIGNED_IN", "TOKEN_INVALID");
  if (spec.query || spec.body) codes.push("INVALID");
  if (spec.body) codes.push("JSON_INVALID", "BODY_MISSING", "ENCODING", "TOO_LARGE", "CONTENT_TYPE");
  if (spec.takesFile) codes.push("INVALID", "BODY_MISSING", "TOO_LARGE", "CONTENT_TYPE", "TOO_MANY");
  if (spec.problems) codes.push(...spec.problems);
  return {
    operationId: spec.id,
    summary: t(`apidocs:operations.${spec.id}`),
    description: "",
    tags: [WIDGET_TAG],
    security: spec.isSecret ? [{ visitor: [] }] : [],
    parameters: [
      ...pathParameters(spec.path),
      ...queryParameters(spec.query),
      ...(spec.id === "followConversation"
        ? [headerParameter("Last-Event-ID", t("apidocs:lastEventId"), { type: "string" })]
        : []),
    ],
    ...(spec.body ? { requestBody: bodyOf(spec.body, true, false) } : {}),
    ...(spec.takesFile ? { requestBody: { required: true, content: formWithFile({}) } } : {}),
    responses: { ...answerOf(spec, t), ...problemsOf(codes) },
  };
}

function pathParameters(path: string): JsonSchema[] {
  return paramsOf(path).map((name) => ({
    name,
    in: "path",
    required: true,
    schema: name === "number" ? VERSION_NUMBER : ID,
  }));
}

function queryParameters(query: z.ZodType | undefined): JsonSchema[] {
  if (!query) return [];
  const { properties, required } = jsonSchemaOf(query) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: required?.includes(name) ?? false,
    schema,
  }));
}

function headerParameter(name: string, description: string, schema: JsonSchema): JsonSchema {
  return { name, in: "header", required: false, description, schema };
}

const formWithFile = (fields: Record<string, JsonSchema>): JsonSchema => ({
  "multipart/form-data": {
    schema: {
      type: "object",
      properties: { ...fields, file: { type: "string", format: "binary" } },
      required: ["file"],
      additionalProperties: false,
    },
  },
});

function bodyOf(body: z.ZodType, required: boolean, takesFile: boolean): JsonSchema {
  return {
    required,
    content: {
      "application/json": { schema: jsonSchemaOf(body) },
      ...(takesFile ? formWithFile({ type: { type: "string", enum: ["file"] } }) : {}),
    },
  };
}

function answerOf(
  spec: Pick<WidgetOperation, "status" | "answer" | "streams" | "mediaType">,
  t: Translate,
): Record<string, JsonSchema> {
  if (!spec.answer) return { [spec.status]: { description: t("apidocs:nothing") } };
  const content = {
    [spec.mediaType ?? "application/json"]: { schema: jsonSchemaOf(spec.answer) },
    ...(spec.streams ? { "text/event-stream": { schema: { type: "string" } } } : {}),
  };
  return { [spec.status]: { description: spec.streams ? t("apidocs:streams") : t("apidocs:done"), content } };
}

/** One response for each status, naming the codes that it can carry. */
function problemsOf(codes: readonly ErrorCode[]): Record<string, JsonSchema> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const [status] = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      String(status),
      {
        description: of.map((code) => `${code}: ${ERROR_CODES[code][1]}`).join(". "),
        content: { "application/problem+json": { schema: jsonSchemaOf(ProblemSchema) } },
      },
    ]),
  );
}
