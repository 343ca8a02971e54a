/** The product's own lint rules: a rule that a linter checks is obeyed, one that a document states is not. */
import { readFileSync } from "node:fs";

const schema = readFileSync(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");
/** Tables of tenants, as properties of the database client. */
const tenantTables = new Set(
  [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)]
    .filter(([, , body = ""]) => /^\s*workspaceId\s/m.test(body))
    .map(([, name = ""]) => name.charAt(0).toLowerCase() + name.slice(1))
    // Found by a secret's hash or by the account, before a workspace is known.
    .filter((name) => !["apiToken", "visitorToken", "membership"].includes(name)),
);

/** A query of a tenant's table by `id` must also say whose row it may be. */
const workspaceScope = {
  create(context) {
    return {
      CallExpression(node) {
        const callee = node.callee;
        if (callee.type !== "MemberExpression" || callee.object.type !== "MemberExpression") return;
        if (!["db", "tx"].includes(callee.object.object.name)) return;
        if (!tenantTables.has(callee.object.property.name)) return;
        const argument = node.arguments[0];
        if (argument?.type !== "ObjectExpression") return;
        const where = argument.properties.find((property) => property.key?.name === "where");
        if (where?.value.type !== "ObjectExpression") return;
        const keys = where.value.properties.map((property) => property.key?.name);
        if (keys.includes("id") && !keys.includes("workspaceId"))
          context.report({ node, message: "A query by id must also be scoped by workspaceId." });
      },
    };
  },
};

/** Words that people read come from `locales/`: JSX text and the attributes that are read aloud hold no letters. */
const READ_ALOUD = new Set(["aria-label", "title", "placeholder", "alt", "label"]);
const noLiteralText = {
  create(context) {
    const report = (node) =>
      context.report({ node, message: "Text that people read comes from locales/ through t()." });
    return {
      JSXText(node) {
        if (/\p{L}/u.test(node.value)) report(node);
      },
      JSXAttribute(node) {
        if (!READ_ALOUD.has(node.name.name) || node.value?.type !== "Literal") return;
        if (/\p{L}/u.test(String(node.value.value))) report(node);
      },
    };
  },
};

export default {
  meta: { name: "product" },
  rules: { "workspace-scope": workspaceScope, "no-literal-text": noLiteralText },
};
