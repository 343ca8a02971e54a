import type { LeadField } from "#app/shared/protocol/visitor-api.ts";
import { el } from "#app/widget/panel/element.ts";
import type { Say } from "#app/widget/panel/words.ts";

/** What browsers fill in by themselves, and how long a value may be. */
const KINDS = {
  name: { autocomplete: "name", maxlength: 120 },
  email: { autocomplete: "email", type: "email", inputmode: "email", maxlength: 254, dir: "ltr" },
  phone: { autocomplete: "tel", type: "tel", inputmode: "tel", maxlength: 40, dir: "ltr" },
  own: { maxlength: 1000, dir: "auto" },
} as const;

export interface LeadControl {
  field: LeadField;
  row: HTMLElement;
  control: HTMLInputElement | HTMLSelectElement;
  /** Says what is wrong below the field; nothing takes it away. */
  complain(sentence?: string): void;
}

let count = 0;

/** A field of the form with its label, tied to the sentence that says what is wrong with it. */
export function createLeadControl(field: LeadField, value: string, say: Say): LeadControl {
  const { choices, kind, label, required } = field;
  const id = `lead-${++count}`;
  const attributes = { name: kind, "aria-required": required };
  const control = choices.length
    ? el(
        "select",
        attributes,
        // Nothing is a value too, which an attribute made by `el` cannot be.
        new Option(say("lead.choose"), ""),
        ...choices.map((choice) => el("option", { value: choice }, choice)),
      )
    : el("input", { ...attributes, ...KINDS[kind] });
  control.value = value;
  const error = el("p", { id, class: "error" });
  const optional = required ? [] : [" ", el("small", {}, say("lead.optional"))];
  const row = el("div", {}, el("label", {}, el("span", {}, label, ...optional), control), error);
  const complain = (sentence = ""): void => {
    error.textContent = sentence;
    for (const [name, text] of Object.entries({
      "aria-invalid": sentence && "true",
      "aria-describedby": sentence && id,
    }))
      if (text) control.setAttribute(name, text);
      else control.removeAttribute(name);
  };
  control.addEventListener("input", () => complain());
  return { field, row, control, complain };
}

/** The key of the sentence about a value that cannot be sent; the server looks more closely. */
export function wrongIn({ field: { kind, required }, control }: LeadControl): string {
  const value = control.value.trim();
  if (!value) return required ? "lead.REQUIRED" : "";
  if (kind === "email" && !/^\S+@\S+\.\S+$/.test(value)) return "lead.EMAIL";
  return kind === "phone" && (value.match(/\d|\p{Nd}/gu) ?? []).length < 5 ? "lead.PHONE" : "";
}
