import { TemplateSchema, type Template, type TemplateKey, type TemplateLanguage } from "./template.schema.ts";

const files = import.meta.glob<unknown>("./data/*/*.json", { eager: true, import: "default" });

const templates = new Map(
  Object.entries(files).map(([path, file]) => [
    path.replace(/^\.\/data\/|\.json$/g, ""),
    TemplateSchema.parse(file),
  ]),
);

/** A template in one of its languages. */
export function templateOf(key: TemplateKey, language: TemplateLanguage): Template {
  const template = templates.get(`${key}/${language}`);
  if (!template) throw new Error(`the template ${key} has no file for ${language}`);
  return template;
}
