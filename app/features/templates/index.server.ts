/** What the edges may use of templates. */
export { createFromTemplate } from "./create-from-template.server.ts";
export { listTemplates } from "./list-templates.server.ts";
