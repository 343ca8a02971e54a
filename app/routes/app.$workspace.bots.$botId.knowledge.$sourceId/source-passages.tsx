import { useTranslation } from "react-i18next";
import { PassageFilters } from "#app/features/knowledge/passage-filters.tsx";
import { PassageList } from "#app/features/knowledge/passage-list.tsx";
import type { PassageFilter } from "#app/features/knowledge/passage-filter.ts";
import type { PassageView } from "#app/features/knowledge/index.server.ts";
import { Panel } from "#app/ui/panel.tsx";

interface SourcePassagesProps {
  passages: readonly PassageView[];
  query: string;
  filter: PassageFilter | null;
  mayEdit: boolean;
  mayChangeText: boolean;
  /** Whether the source has passages at all. */
  hasAny: boolean;
}

/** What was read, in passages, with a search over all of them. */
export function SourcePassages({ passages, query, filter, hasAny, ...rights }: SourcePassagesProps) {
  const { t } = useTranslation("knowledge");
  return (
    <Panel title={t("passages.title")} lead={t("passages.lead")}>
      {hasAny ? (
        <div className="stack">
          <PassageFilters query={query} filter={filter} />
          {passages.length === 0 ? (
            <output className="text-quiet">{t("passages.nothing")}</output>
          ) : (
            <PassageList passages={passages} {...rights} />
          )}
        </div>
      ) : (
        <p className="text-quiet">{t("passages.none")}</p>
      )}
    </Panel>
  );
}
