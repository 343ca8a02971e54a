/** When visitors are asked for their details. */
export const LEAD_MOMENTS = ["never", "first", "unknown", "person"] as const;
export const LEAD_FIELD_KINDS = ["name", "email", "phone", "own"] as const;
export type LeadFieldKind = (typeof LEAD_FIELD_KINDS)[number];

export interface LeadField {
  kind: LeadFieldKind;
  label: string;
  required: boolean;
  choices: string[];
}

/** What a bot asks of its visitors so that the team can come back to them. */
export interface LeadForm {
  when: (typeof LEAD_MOMENTS)[number];
  required: boolean;
  fields: LeadField[];
  consent: string;
  privacyUrl: string;
}

export const MAX_LEAD_LABEL = 80;
export const MAX_LEAD_CHOICES = 8;
export const MAX_LEAD_CONSENT = 300;

/** The longest value of each kind, in characters. */
export const LEAD_LENGTHS = { name: 120, email: 254, phone: 40, own: 1_000 } as const satisfies Record<
  LeadFieldKind,
  number
>;

export const newLeadField = (kind: LeadFieldKind): LeadField => ({
  kind,
  label: "",
  required: kind === "email",
  choices: [],
});

export const NEW_LEAD_FORM: LeadForm = {
  when: "never",
  required: false,
  fields: [newLeadField("name"), newLeadField("email")],
  consent: "",
  privacyUrl: "",
};

/** Whether nobody can chat before they have filled in the form. */
export const isWall = ({ when, required }: Pick<LeadForm, "when" | "required">): boolean =>
  required && when === "first";

/** What is asked where nobody of the team could join and the bot has no form of its own. */
export const CONTACT_FIELDS: readonly LeadField[] = [newLeadField("name"), newLeadField("email")];

/** The fields that a visitor of the bot can be asked for; null where none of them ever is. */
export function leadFieldsOf({
  handover,
  leadForm,
}: {
  handover: boolean;
  leadForm: LeadForm;
}): readonly LeadField[] | null {
  if (leadForm.when !== "never") return leadForm.fields;
  return handover ? CONTACT_FIELDS : null;
}
