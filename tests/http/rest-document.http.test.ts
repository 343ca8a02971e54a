import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "#tests/setup/start-server.ts";
import { apiClient, type Call, type Json } from "./api-client.ts";

let server: TestServer;
let call: Call;
let api: Json;

beforeAll(async () => {
  server = await startServer();
  call = apiClient(server.url, null);
  api = (await call("GET", "/api/openapi.json")).json;
});
afterAll(() => server.stop());

/** `api.v1.bots.$botId.chat` as `/api/v1/bots/{botId}/chat`. */
const addressOf = (folder: string) => `/${folder.replaceAll(".", "/").replaceAll(/\$(\w+)/g, "{$1}")}`;
const routes = readdirSync("app/routes").filter((name) => /^api\.(v1|widget)\./.test(name));

describe("the OpenAPI document", () => {
  it("is OpenAPI 3.1 and names every route of the REST and the visitor API, and no other", () => {
    expect(api.openapi).toBe("3.1.0");
    expect(Object.keys(api.paths).toSorted()).toEqual(routes.map(addressOf).toSorted());
  });

  it.each(routes.filter((name) => name.startsWith("api.v1.")).map(addressOf))(
    "names the methods that %s takes",
    async (address) => {
      const { headers } = await call("OPTIONS", address.replaceAll(/\{\w+\}/g, "a".repeat(26)));
      const taken = (headers.get("allow") ?? "")
        .split(", ")
        .filter((verb) => verb !== "HEAD" && verb !== "OPTIONS");
      const documented = Object.keys(api.paths[address]).map((verb) => verb.toUpperCase());
      expect(taken.length).toBeGreaterThan(0);
      expect(documented.toSorted()).toEqual(taken.toSorted());
    },
  );

  it("gives every operation a name of its own, a sentence, its parameters and its problems", () => {
    const names = new Set<string>();
    for (const [address, operations] of Object.entries<Json>(api.paths)) {
      for (const operation of Object.values<Json>(operations)) {
        expect(names.has(operation.operationId)).toBe(false);
        names.add(operation.operationId);
        expect(operation.summary).toMatch(/^[A-Z].*\.$/);
        const inPath = operation.parameters
          .filter((parameter: Json) => parameter.in === "path")
          .map((parameter: Json) => parameter.name);
        expect(inPath).toEqual([...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["405", "429"]));
      }
    }
  });

  it("refers only to what it holds, and says how long texts may be", () => {
    const known = new Set(Object.keys(api.components.schemas).map((name) => `#/components/schemas/${name}`));
    const used = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(used.length).toBeGreaterThan(20);
    for (const reference of used) expect(known).toContain(reference);
    const body = api.paths["/api/v1/bots"].post.requestBody.content["application/json"].schema;
    expect(body).toMatchObject({
      required: ["name"],
      additionalProperties: false,
      properties: { name: { minLength: 1, maxLength: 80 } },
    });
    const limit = api.paths["/api/v1/bots"].get.parameters.find(
      (parameter: Json) => parameter.name === "limit",
    );
    expect(limit).toMatchObject({
      required: false,
      schema: { type: "integer", minimum: 1, maximum: 100, default: 20 },
    });
  });

  it.each(["en", "es", "ar"])(
    "is a readable page in %s with every operation, without a script of another site",
    async (language) => {
      const page = await call("GET", "/docs/api", undefined, { "accept-language": language });
      expect(page.status).toBe(200);
      expect(page.text).toContain(`lang="${language}"`);
      expect(page.text).not.toMatch(/apidocs:|operations\.\w/);
      for (const address of Object.keys(api.paths))
        expect(page.text.replaceAll("<wbr/>", "")).toContain(address);
      expect(page.text).not.toMatch(/<script[^>]+src="https?:/);
    },
  );
});
