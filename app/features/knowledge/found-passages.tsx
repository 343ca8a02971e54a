import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import { PassagePlace } from "./passage-place.tsx";
import { ScoreBar } from "./score-bar.tsx";
import type { FoundPassage } from "./search-knowledge.server.ts";

interface FoundPassagesProps {
  found: readonly FoundPassage[];
  /** The address below which each source has its page. */
  home: string;
}

/** The passages that fit a question, best first, each with how well and why. */
export function FoundPassages({ found, home }: FoundPassagesProps) {
  const { t } = useTranslation("knowledge");
  if (found.length === 0) return <output>{t("ask.nothing")}</output>;
  return (
    <Panel title={t("ask.found")}>
      <ol className="passages" aria-label={t("ask.found")}>
        {found.map((passage) => (
          <li key={passage.passageId} className="passage">
            <div className="passage-head">
              <Link to={`${home}/${passage.sourceId}`} className="text-strong" dir="auto">
                {[passage.title, ...passage.headings].join(" › ")}
              </Link>
              <ScoreBar value={passage.score} label={t("ask.fits")} />
            </div>
            <p dir="auto" className="passage-text">
              {passage.questions ? (
                <span className="text-quiet">
                  {passage.questions.join(" · ")}
                  {"\n"}
                </span>
              ) : null}
              {passage.text}
            </p>
            <Why passage={passage} />
            <PassagePlace passage={passage} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Which words stand for which of the question, whether in headings and side by side, in a line. */
function Why({ passage }: { passage: FoundPassage }) {
  const { t, i18n } = useTranslation("knowledge");
  const { matches, coverage, phrases } = passage.signals;
  const percent = formatNumber(coverage, i18n.language, { style: "percent", maximumFractionDigits: 0 });
  if (matches.length === 0) return null;
  return (
    <ul className="found-why" aria-label={t("why.label")}>
      {matches.map((match) => (
        <li key={match.asked} className="found-word" dir="auto">
          <MatchWords match={match} />
        </li>
      ))}
      <li>{t("why.coverage", { share: percent })}</li>
      {phrases > 0 ? <li>{t("why.phrase")}</li> : null}
    </ul>
  );
}

function MatchWords({ match }: { match: FoundPassage["signals"]["matches"][number] }) {
  const { t } = useTranslation("knowledge");
  const { asked, found, how, isHeading } = match;
  return (
    <>
      {asked === found ? found : t(how === "spelling" ? "why.spelled" : "why.standsFor", { asked, found })}
      {isHeading ? <span className="text-quiet"> {t("why.heading")}</span> : null}
    </>
  );
}
