// Who may know whom (docs/architecture.md). Read top-down: edges → features → domain; the outside world sits behind ai/ and integrations/.
const TEST = "[.](test|db[.]test|dom[.]test)[.]tsx?$|^app/ai/provider-contract|^app/ai/adapters/fake/";
const may = (name, from, to, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TEST },
  to: { path: "^app/", pathNot: [to, "^app/generated/prisma/client[.]ts$"] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    may("routes", "^app/routes/", "^app/(routes|http|features|domain|ui|shared)/", "HTTP edge"),
    may(
      "jobs-and-realtime",
      "^app/(realtime|jobs)/",
      "^app/(realtime|jobs|features|domain|platform|shared)/",
      "time and socket edges",
    ),
    may(
      "cli",
      "^app/cli/",
      "^app/(cli|features|domain|platform|shared)/|^app/ai/(registry[.]server|provider|provider-kinds|provider-sentences)[.]ts$",
      "shell edge",
    ),
    may(
      "http-kit",
      "^app/http/",
      "^app/(http|platform|domain|shared)/|^app/features/(accounts|administration|conversations)/index[.]server[.]ts$",
    ),
    may(
      "features",
      "^app/features/",
      "^app/(domain|platform|ui|shared|features)/|^app/ai/(generate[.]server|prompt|provider|registry[.]server|provider-kinds|provider-sentences|api-key|base-url)[.]ts$|^app/integrations/(registry[.]server|ports)[.]ts$",
    ),
    may("domain-is-pure", "^app/domain/", "^app/(domain|shared)/"),
    may("ai", "^app/ai/", "^app/(ai|platform|shared)/|^app/domain/quoting/"),
    may("platform", "^app/platform/", "^app/(platform|shared|generated)/"),
    may("ui", "^app/ui/", "^app/(ui|shared)/"),
    may("shared", "^app/shared/", "^app/shared/"),
    {
      name: "only-the-builtin-answerer-knows-the-domain",
      severity: "error",
      from: { path: "^app/ai/", pathNot: ["^app/ai/adapters/builtin/", TEST] },
      to: { path: "^app/domain/" },
    },
    {
      name: "domain-and-shared-use-no-packages-but-zod",
      severity: "error",
      from: { path: "^app/(domain|shared)/", pathNot: TEST },
      to: { dependencyTypes: ["npm", "npm-dev", "core"], pathNot: "node_modules/zod" },
    },
    {
      name: "generated-clients-only-as-types",
      comment: "The database itself comes from platform/db.server.ts.",
      severity: "error",
      from: { path: "^app/", pathNot: ["^app/platform/", "[.]server[.]ts$", TEST] },
      to: { path: "^app/generated/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "widget-knows-protocol-types-only",
      severity: "error",
      from: { path: "^app/widget/", pathNot: TEST },
      to: { pathNot: "^app/widget/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "widget-knows-only-the-protocol",
      severity: "error",
      from: { path: "^app/widget/", pathNot: TEST },
      to: { pathNot: "^app/(widget|shared/protocol)/" },
    },
    {
      name: "features-meet-at-their-index",
      comment: "Server code through index.server.ts; components and schemas of another feature not at all.",
      severity: "error",
      from: { path: "^app/features/([^/]+)/", pathNot: TEST },
      to: {
        path: "^app/features/",
        pathNot: ["^app/features/$1/", "^app/features/[^/]+/index[.]server[.]ts$"],
      },
    },
    {
      name: "edges-use-server-code-of-features-through-the-index",
      severity: "error",
      from: { path: "^app/(routes|http|jobs|cli|realtime)/", pathNot: TEST },
      to: {
        path: "^app/features/[^/]+/.*[.]server[.]ts$",
        pathNot: "^app/features/[^/]+/index[.]server[.]ts$",
      },
    },
    {
      name: "adapters-are-strangers",
      severity: "error",
      from: { path: "^app/(ai|integrations)/adapters/([^/]+)/", pathNot: TEST },
      to: { path: "^app/$1/adapters/", pathNot: "^app/$1/adapters/$2/" },
    },
    {
      name: "adapters-behind-the-registry",
      severity: "error",
      from: { path: "^app/", pathNot: ["registry[.]server[.]ts$", "^app/(ai|integrations)/adapters/", TEST] },
      to: { path: "^app/(ai|integrations)/adapters/" },
    },
    {
      name: "database-belongs-to-server-files-of-features",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: ["^app/platform/", "^app/features/.*[.]server[.]ts$", "^app/runtime[.]server[.]ts$", TEST],
      },
      to: { path: "^app/platform/db[.]server[.]ts$" },
    },
    {
      name: "server-entry-knows-only-the-build",
      severity: "error",
      from: { path: "^server[.]ts$" },
      to: { path: "^app/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-test-code-in-product",
      severity: "error",
      from: { path: "^app/", pathNot: TEST },
      to: { path: `^tests/|${TEST}` },
    },
    {
      name: "no-dev-packages-in-product",
      severity: "error",
      from: { path: "^app/", pathNot: [TEST, "^app/widget/"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/generated/" },
      to: { circular: true },
    },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:|build/server|[.]scss|[?]url$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|^app/generated" },
    exclude: { path: "^app/generated/.*/(internal|models)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js"],
    },
  },
};
