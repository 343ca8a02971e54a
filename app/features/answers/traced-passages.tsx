import { Link } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/ui/format.ts";
import { Pill } from "#app/ui/pill.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import type { TracedPassage } from "./answer-trace.ts";

interface TracedPassagesProps {
  home: string;
  passages: readonly TracedPassage[];
}

/** The passages that were found, best first, with what they matched and whether the answer names them. */
export function TracedPassages({ home, passages }: TracedPassagesProps) {
  const { t } = useTranslation("trace");
  const title = useId();
  return (
    <section aria-labelledby={title} className="trace-part">
      <h3 id={title}>{t("passages.title")}</h3>
      {passages.length === 0 ? <p className="text-quiet">{t("passages.none")}</p> : null}
      <ol className="trace-passages">
        {passages.map((passage) => (
          <Passage key={passage.number} home={home} passage={passage} />
        ))}
      </ol>
    </section>
  );
}

function Passage({ home, passage }: { home: string; passage: TracedPassage }) {
  const { t, i18n } = useTranslation("trace");
  const { number, title, sourceId, score, matched, isCited } = passage;
  const share = Math.min(1, Math.max(0, score));
  const shown = formatNumber(share, i18n.language, { style: "percent", maximumFractionDigits: 0 });
  return (
    <li>
      <div className="trace-line">
        <span className="text-quiet">[{number}]</span>
        <Link to={`${home}/knowledge/${sourceId}`} dir="auto">
          {title}
        </Link>
        {isCited ? <Pill tone="good">{t("passages.cited")}</Pill> : null}
      </div>
      <div className="trace-score">
        <ProgressBar value={share} label={t("passages.score", { score: shown })} />
        <span className="text-quiet text-small">{shown}</span>
      </div>
      {matched.length > 0 ? (
        <p className="text-quiet text-small">
          {t("passages.matched")} <bdi>{matched.join(", ")}</bdi>
        </p>
      ) : null}
    </li>
  );
}
