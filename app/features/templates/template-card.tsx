import { Form } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formatNumber } from "#app/ui/format.ts";
import type { TemplateCard as Card } from "./list-templates.server.ts";

interface TemplateCardProps {
  card: Card;
  language: string;
}

/** A template with the beginning of a conversation in its colour, and the button that makes a bot of it. */
export function TemplateCard({ card, language }: TemplateCardProps) {
  const { t, i18n } = useTranslation("templates");
  const id = useId();
  const counted = { count: card.pairs, shown: formatNumber(card.pairs, i18n.language) };
  return (
    <li className="template-card" aria-labelledby={id}>
      <div className="template-talk" lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
        <svg className="template-mark" viewBox="0 0 24 24" aria-hidden>
          <rect width="24" height="24" rx="6" fill={card.colour} />
          <path d="M7 8h10v7h-6l-3 3v-3H7z" fill="#fff" />
        </svg>
        <p>{card.greeting}</p>
        <p className="template-question">{card.exchange.question}</p>
        <p>{card.exchange.answer}</p>
      </div>
      <h2 id={id} lang={language} dir="auto">
        {card.name}
      </h2>
      <p lang={language} dir="auto">
        {card.description}
      </p>
      <Form method="post" className="template-foot">
        <input type="hidden" name="template" value={card.key} />
        <input type="hidden" name="language" value={language} />
        <Button type="submit" aria-label={t("gallery.useNamed", { name: card.name })}>
          {t("gallery.use")}
        </Button>
        <span className="text-small text-quiet">{t("gallery.pairs", counted)}</span>
      </Form>
    </li>
  );
}
