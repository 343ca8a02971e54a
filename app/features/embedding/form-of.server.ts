import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { isWall, leadFieldsOf } from "#app/domain/forms/lead-form.ts";
import { resources, translator } from "#app/platform/i18n.server.ts";
import type { LeadForm } from "#app/shared/protocol/visitor-api.ts";

/** What visitors of the bot can leave, in their language; undefined for a bot that asks for nothing. */
export function formOf(settings: BotSettings, locale: string): LeadForm | undefined {
  const fields = leadFieldsOf(settings);
  if (!fields) return undefined;
  const { when, consent, privacyUrl } = settings.leadForm;
  const t = translator(locale);
  return {
    when: when === "never" ? "nobody" : when,
    required: isWall(settings.leadForm),
    fields: fields.map((field) => ({ ...field, label: field.label || t(`leads:field.${field.kind}`) })),
    consent: consent || t("leads:widget.consent"),
    ...(privacyUrl ? { privacyUrl } : {}),
  };
}

/** The words of the form, which only a bot with one sends along. */
export function formWords(locale: string): Record<string, string> {
  const words = (resources[locale]?.leads as { widget?: Record<string, string> } | undefined)?.widget ?? {};
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [`lead.${key}`, text]));
}
