import type { TemplateKey } from "./template.schema.ts";

/** The accent of each template; white can be read on all of them. */
export const TEMPLATE_COLOURS: Readonly<Record<TemplateKey, string>> = {
  support: "#1d5fa8",
  faq: "#0b6e4f",
  leads: "#3f51a3",
  restaurant: "#a83232",
  clinic: "#0f766e",
  school: "#b45309",
  shop: "#7a3b69",
  event: "#44546a",
};
