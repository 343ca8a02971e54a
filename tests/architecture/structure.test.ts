import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { FOUND_BY_SECRET_OR_ACCOUNT, TENANT_MODELS } from "#app/platform/tenant-models.server.ts";

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name).replaceAll("\\", "/"))
    .filter((name) => /\.tsx?$/.test(name));

/** The names that a route takes from the guards of `app/http`. */
function guardsOf(source: string): string[] {
  return [...source.matchAll(/import \{([^}]*)\} from "#app\/http\/[\w-]*guards\.server\.ts"/g)].flatMap(
    ([, names = ""]) => names.split(",").map((name) => name.trim()),
  );
}

describe("routes", () => {
  const routes = filesBelow("app/routes").filter((file) => /\/route\.tsx?$/.test(file));

  it("are folders", () => {
    const loose = readdirSync("app/routes", { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(loose.map((entry) => entry.name)).toEqual([]);
    expect(routes.length).toBeGreaterThan(20);
  });

  it.each(routes)("%s: every loader and action is what a guard returned", (file) => {
    const source = readFileSync(file, "utf8");
    const guards = guardsOf(source);
    for (const name of ["loader", "action"]) {
      const exported = new RegExp(`export (?:const|async function|function) ${name}\\b\\s*=?\\s*(\\w*)`).exec(
        source,
      );
      if (exported) expect(guards, `${name} of ${file}`).toContain(exported[1]);
      expect(source).not.toMatch(new RegExp(`export \\{[^}]*\\b${name}\\b`));
    }
  });

  it.each(routes)("%s: its parts stand in one order", (file) => {
    const source = readFileSync(file, "utf8");
    const order = ["meta", "handle", "loader", "action", "default", "ErrorBoundary"];
    const places = order
      .map((name) => ({
        name,
        at: source.search(
          new RegExp(name === "default" ? "export default" : `export (const|function) ${name}\\b`),
        ),
      }))
      .filter((part) => part.at >= 0);
    expect(places.toSorted((a, b) => a.at - b.at).map((part) => part.name)).toEqual(
      places.map((part) => part.name),
    );
  });

  it.each(routes)("%s: no try, no database", (file) => {
    expect(readFileSync(file, "utf8")).not.toMatch(/\btry \{|db\.server/);
  });
});

describe("tables of tenants", () => {
  it("are all guarded by the workspace check", () => {
    const schema = readFileSync("prisma/schema.prisma", "utf8");
    const withWorkspace = [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)]
      .filter(([, , body]) => /^\s*workspaceId\s/m.test(body ?? ""))
      .map(([, name]) => name);
    expect(new Set(withWorkspace)).toEqual(new Set([...TENANT_MODELS, ...FOUND_BY_SECRET_OR_ACCOUNT]));
  });

  it("cannot hold a child of another workspace: their relations name the workspace", () => {
    const schema = readFileSync("prisma/schema.prisma", "utf8");
    for (const [, name, body = ""] of schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)) {
      if (!TENANT_MODELS.has(name ?? "")) continue;
      for (const [relation] of body.matchAll(/@relation\(fields: \[[^\]]*\]/g))
        expect(relation, name).toContain("workspaceId");
    }
  });
});

describe("Express handlers", () => {
  it("that can throw are wrapped: a thrown error would end the process", () => {
    for (const file of ["app/http/edge.server.ts", "app/http/probes.server.ts"]) {
      const source = readFileSync(file, "utf8");
      expect(source, file).not.toMatch(/async \(?_?request(?![^]{0,5})/);
      for (const [handler] of source.matchAll(/(safe\()?async \([^)]*response[^)]*\) =>/g))
        expect(handler, file).toMatch(/^safe\(/);
    }
  });
});

describe("the product", () => {
  it("mocks none of its own modules", () => {
    const tests = [...filesBelow("app"), ...filesBelow("tests")].filter((file) => file.includes(".test."));
    for (const file of tests)
      expect(readFileSync(file, "utf8"), file).not.toMatch(/vi\.mock\(\s*["'](#app|\.)/);
  });

  it("has no drawers", () => {
    const drawers = filesBelow("app").filter((file) =>
      /\/(utils?|helpers?|lib|common|misc|manager)(\/|\.)/.test(file),
    );
    expect(drawers).toEqual([]);
  });
});
