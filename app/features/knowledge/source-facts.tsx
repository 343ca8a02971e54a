import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/ui/format.ts";
import { Moment } from "#app/ui/moment.tsx";
import type { ChangeCounts } from "./source-changes.ts";
import type { SourceView } from "./source-view.ts";

/** In one quiet line: the type, when it was read, how often, and what the last reading found changed. */
export function SourceFacts({ source }: { source: SourceView }) {
  const { t } = useTranslation("knowledge");
  const changes = useChangeSummary()(source.changes);
  const facts: Record<string, ReactNode> = {
    type: t(`type.${source.type}`),
    read: source.readAt ? (
      <>
        {t("list.read")} <Moment value={source.readAt} kind="relative" />
      </>
    ) : null,
    schedule: source.everyHours ? t(`schedule.short.${source.everyHours}`) : null,
    changes,
  };
  const told = Object.entries(facts).filter(([, fact]) => fact);
  return (
    <span className="text-small text-quiet source-kind">
      {told.map(([name, fact], index) => (
        <Fragment key={name}>
          {index > 0 ? " · " : null}
          {fact}
        </Fragment>
      ))}
    </span>
  );
}

/** "3 changed, 1 gone", or nothing when the last reading found all as it was. */
export function useChangeSummary(): (changes: ChangeCounts | undefined) => string {
  const { t, i18n } = useTranslation("knowledge");
  const list = new Intl.ListFormat(i18n.language, { type: "unit", style: "short" });
  return (changes) =>
    list.format(
      (["added", "changed", "gone"] as const).flatMap((kind) => {
        const count = changes?.[kind] ?? 0;
        return count === 0
          ? []
          : [t(`changes.count.${kind}`, { count, shown: formatNumber(count, i18n.language) })];
      }),
    );
}
