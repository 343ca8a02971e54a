import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Panel } from "#app/ui/panel.tsx";
import type { OpenBlank } from "./list-open-blanks.server.ts";

/** What is still to be filled in, each with the way there; nothing when nothing is. */
export function BlanksPanel({ blanks }: { blanks: readonly OpenBlank[] }) {
  const { t } = useTranslation("knowledge");
  if (blanks.length === 0) return null;
  return (
    <Panel title={t("blanks.title")} lead={t("blanks.lead")}>
      <ul className="start-sources">
        {blanks.map(({ sourceId, question, wanted }) => (
          <li key={`${sourceId} ${question}`}>
            <span>
              <bdi className="start-source-title">{question}</bdi>
              <bdi className="text-small text-quiet">{wanted.join(" · ")}</bdi>
            </span>
            <Link to={sourceId} aria-label={`${t("blanks.fill")}: ${question}`}>
              {t("blanks.fill")}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
