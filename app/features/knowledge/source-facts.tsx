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
  const facts: ReactNode[] = [t(`type.${source.type}`)];
  if (source.readAt)
    facts.push(
      <>
        {t("list.read")} <Moment value={source.readAt} kind="relative" />
      </>,
    );
  if (source.everyHours) facts.push(t(`schedule.short.${source.everyHours}`));
  if (changes) facts.push(changes);
  return (
    <span className="text-small text-quiet source-kind">
      {facts.map((fact, index) => (
        // oxlint-disable-next-line no-array-index-key -- the facts of a source have no other names and keep their order
        <Fragment key={index}>
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
