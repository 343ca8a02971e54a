/** The product's own lint rules: a rule that a linter checks is obeyed, one that a document states is not. */

/** A query of a table by `id` must also say whose row it may be. */
const workspaceScope = {
  create(context) {
    return {
      CallExpression(node) {
        const callee = node.callee;
        if (callee.type !== "MemberExpression" || callee.object.type !== "MemberExpression") return;
        if (!["db", "tx"].includes(callee.object.object.name)) return;
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
