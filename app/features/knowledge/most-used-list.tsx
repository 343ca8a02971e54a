import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
import type { UsedPassage } from "./passage-uses.server.ts";

/** The passages that were in most answers. */
export function MostUsedList({ passages, home }: { passages: readonly UsedPassage[]; home: string }) {
  const { t, i18n } = useTranslation("knowledge");
  if (passages.length === 0)
    return (
      <Panel>
        <EmptyState drawing={<Drawing name="sheets" />} title={t("used.emptyTitle")}>
          {t("used.emptyText")}
        </EmptyState>
      </Panel>
    );
  return (
    <ol className="passages" aria-label={t("missing.used")}>
      {passages.map((passage) => (
        <li key={passage.id} className="passage">
          <div className="passage-head">
            <Link to={`${home}/${passage.sourceId}`} className="text-strong" dir="auto">
              {passage.questions?.[0] ?? [passage.title, ...passage.headings].join(" › ")}
            </Link>
            <span className="text-small text-quiet">
              {t("used.count", { count: passage.uses, shown: formatNumber(passage.uses, i18n.language) })} ·{" "}
              <Moment value={passage.lastUsedAt} kind="relative" />
            </span>
          </div>
          <p dir="auto" className="passage-text passage-short">
            {passage.text}
          </p>
        </li>
      ))}
    </ol>
  );
}
