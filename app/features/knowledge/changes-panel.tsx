import { useTranslation } from "react-i18next";
import { Panel } from "#app/ui/panel.tsx";
import { Pill, type Tone } from "#app/ui/pill.tsx";
import type { SourceChanges } from "./source-changes.ts";
import { useChangeSummary } from "./source-facts.tsx";

const TONES: Record<SourceChanges["items"][number]["change"], Tone> = {
  added: "good",
  changed: "info",
  gone: "attention",
};

/** What the last reading of a site found otherwise than the one before. */
export function ChangesPanel({ changes }: { changes: SourceChanges | null }) {
  const { t } = useTranslation("knowledge");
  const summary = useChangeSummary()(changes ?? undefined);
  if (!changes || summary === "")
    return <p className="text-quiet">{t(changes ? "changes.same" : "changes.none")}</p>;
  return (
    <Panel title={t("changes.title")} lead={summary}>
      <ul className="source-changes">
        {changes.items.map(({ url, title, change }) => (
          <li key={`${change} ${url}`}>
            <Pill tone={TONES[change]}>{t(`changes.kind.${change}`)}</Pill>
            <span className="page-name">
              {title ? <span dir="auto">{title}</span> : null}
              <a href={url} target="_blank" rel="noreferrer" className="text-small" dir="ltr">
                {url.replace(/^https?:\/\//, "")}
              </a>
            </span>
          </li>
        ))}
      </ul>
      {changes.items.length < changes.added + changes.changed + changes.gone ? (
        <p className="text-small text-quiet mt-2">{t("changes.more", { count: changes.items.length })}</p>
      ) : null}
    </Panel>
  );
}
