import { useTranslation } from "react-i18next";
import { SourceStatus } from "#app/features/knowledge/source-status.tsx";
import type { SourceView } from "#app/features/knowledge/source-view.ts";
import { Panel } from "#app/ui/panel.tsx";

/** How far the reading of the site is, while its bot is looked over. */
export function ReadingPanel({ sources }: { sources: readonly SourceView[] }) {
  const { t } = useTranslation("start");
  return (
    <Panel title={t("proposal.knowledge")} lead={t("proposal.knowledgeLead")}>
      <ul className="start-sources">
        {sources.toReversed().map((source) => (
          <li key={source.id}>
            <span>
              <span className="text-small text-quiet">
                {t(source.type === "url" ? "proposal.page" : "proposal.otherPages")}
              </span>
              <bdi className="start-source-title">{source.title}</bdi>
            </span>
            <SourceStatus source={source} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
