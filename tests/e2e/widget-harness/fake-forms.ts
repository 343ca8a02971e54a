import type { LeadField, LeadForm } from "#app/shared/protocol/visitor-api.ts";

const field = (kind: LeadField["kind"], label: string, required = false): LeadField => ({
  kind,
  label,
  required,
  choices: [],
});
const FORM: LeadForm = {
  when: "nobody",
  required: false,
  fields: [
    field("name", "Name"),
    field("email", "E-mail", true),
    field("phone", "Phone"),
    { ...field("own", "Topic"), choices: ["Cakes", "Bread"] },
  ],
  consent: "By sending, you agree that we store this.",
  privacyUrl: "https://bakery.example/privacy",
};

/** Bots of the fake server that ask their visitors for something. */
export const FORMS: Record<string, LeadForm> = {
  first: { ...FORM, when: "first" },
  wall: { ...FORM, when: "first", required: true },
  late: { ...FORM, when: "first", required: true },
  unsure: { ...FORM, when: "unknown" },
  person: { ...FORM, when: "person" },
  alone: FORM,
  paused: FORM,
};

/** What the fake server says is wrong with what was left; nothing when it is taken. */
export function judgeLead(values: Record<string, unknown>): { field: string; message: string }[] {
  return values.email === "refused@example.org"
    ? [{ field: "email", message: "This address is refused." }]
    : [];
}
