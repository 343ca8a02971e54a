import { Form, Link } from "@remix-run/react";
import { EyeOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import type { PassageView } from "./list-passages.server.ts";
import { PassageList } from "./passage-list.tsx";
import type { UnusedSource } from "./passage-uses.server.ts";
import { SourceIcon } from "./source-icon.tsx";
import { UNUSED_SPANS } from "./unused-spans.ts";

interface UnusedListProps {
  sources: readonly UnusedSource[];
  /** As it stands in the address: days, or nothing for "never". */
  days: string;
  /** The source whose passages are shown, with the first of them. */
  opened: { sourceId: string; passages: readonly PassageView[] } | null;
  mayEdit: boolean;
}

/** Source by source, the passages that no answer used; they can be switched off. */
export function UnusedList({ sources, days, opened, mayEdit }: UnusedListProps) {
  const { t } = useTranslation("knowledge");
  return (
    <div className="stack">
      <Form method="get" className="filter-row" preventScrollReset>
        <input type="hidden" name="view" value="unused" />
        <SelectField
          key={days}
          name="days"
          label={t("unused.span")}
          defaultValue={days}
          options={UNUSED_SPANS.map((each) => ({ value: each, label: t(`unused.days.${each || "ever"}`) }))}
        />
        <Button type="submit">{t("filter.show")}</Button>
      </Form>
      {sources.length === 0 ? (
        <Panel>
          <EmptyState drawing={<Drawing name="sheets" />} title={t("unused.emptyTitle")}>
            {t("unused.emptyText")}
          </EmptyState>
        </Panel>
      ) : (
        <ul className="question-list" aria-label={t("missing.unused")}>
          {sources.map((source) => (
            <UnusedItem
              key={source.sourceId}
              source={source}
              days={days}
              passages={opened?.sourceId === source.sourceId ? opened.passages : null}
              mayEdit={mayEdit}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface UnusedItemProps {
  source: UnusedSource;
  days: string;
  /** Null: folded. */
  passages: readonly PassageView[] | null;
  mayEdit: boolean;
}

function UnusedItem({ source, days, passages, mayEdit }: UnusedItemProps) {
  const { t, i18n } = useTranslation("knowledge");
  const number = (value: number) => formatNumber(value, i18n.language);
  const folded = `?view=unused&days=${days}`;
  return (
    <li className="question-item">
      <div className="question-words">
        <span className="source-name">
          <SourceIcon type={source.type} />
          <Link to={`../${source.sourceId}`} relative="path" className="text-strong" dir="auto">
            {source.title}
          </Link>
        </span>
        <span className="text-small text-quiet">
          {t("unused.count", {
            count: source.unused,
            shown: number(source.unused),
            all: number(source.passages),
          })}
        </span>
      </div>
      <LinkButton
        size="small"
        to={passages ? folded : `${folded}&source=${source.sourceId}`}
        aria-expanded={passages !== null}
        preventScrollReset
      >
        {t(passages ? "unused.hide" : "unused.showThem")}
        <span className="visually-hidden">: {source.title}</span>
      </LinkButton>
      {passages ? (
        <div className="question-more stack">
          {mayEdit && passages.length > 0 ? <SwitchOffAll passages={passages} /> : null}
          <PassageList passages={passages} mayEdit={mayEdit} mayChangeText={false} />
        </div>
      ) : null}
    </li>
  );
}

function SwitchOffAll({ passages }: { passages: readonly PassageView[] }) {
  const { t, i18n } = useTranslation("knowledge");
  const count = passages.length;
  return (
    <Form method="post" preventScrollReset>
      {passages.map(({ id }) => (
        <input key={id} type="hidden" name="passageId[]" value={id} />
      ))}
      <input type="hidden" name="isEnabled" value="no" />
      <Button type="submit" name="intent" value="switch" size="small">
        <EyeOff className="icon" aria-hidden />
        {t("unused.switchOff", { count, shown: formatNumber(count, i18n.language) })}
      </Button>
    </Form>
  );
}
