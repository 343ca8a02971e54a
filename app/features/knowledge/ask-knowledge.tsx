import { Form, Link, useNavigation } from "@remix-run/react";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { FoundPassage } from "./search-knowledge.server.ts";

interface AskKnowledgeProps {
  question: string;
  /** Null before anything was asked. */
  found: readonly FoundPassage[] | null;
}

/** A question, and the passages that the bot would answer from, best first with their scores. */
export function AskKnowledge({ question, found }: AskKnowledgeProps) {
  const { t, i18n } = useTranslation("knowledge");
  const isBusy = useNavigation().location?.search.includes("ask=") ?? false;
  const percent = (score: number) =>
    formatNumber(score, i18n.language, { style: "percent", maximumFractionDigits: 0 });
  return (
    <Panel title={t("ask.title")} lead={t("ask.lead")}>
      <div className="stack">
        <Form method="get" className="ask-row" preventScrollReset>
          <TextField name="ask" label={t("ask.question")} defaultValue={question} maxLength={2_000} />
          <Button type="submit" isBusy={isBusy}>
            <Search className="icon" aria-hidden />
            {t("ask.button")}
          </Button>
        </Form>
        {found?.length === 0 ? <output>{t("ask.nothing")}</output> : null}
        {found && found.length > 0 ? (
          <ol className="passages" aria-label={t("ask.found")}>
            {found.map((passage) => (
              <li key={passage.passageId} className="passage">
                <div className="passage-head">
                  <Link to={passage.sourceId} className="text-strong" dir="auto">
                    {[passage.title, ...passage.headings].join(" › ")}
                  </Link>
                  <span className="text-quiet text-small">
                    {t("ask.score", { score: percent(passage.score) })}
                  </span>
                </div>
                <p dir="auto" className="passage-text">
                  {passage.text}
                </p>
              </li>
            ))}
          </ol>
        ) : null}
      </div>
    </Panel>
  );
}
