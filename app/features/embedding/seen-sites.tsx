import { useTranslation } from "react-i18next";
import { Moment } from "#app/ui/moment.tsx";
import type { SeenSite } from "./list-sites.server.ts";

/** Shown before the rest is asked for. */
const FIRST = 5;

/** On which sites the widget was opened, and when last. */
export function SeenSites({ sites }: { sites: readonly SeenSite[] }) {
  const { t } = useTranslation("embedding");
  if (sites.length === 0) return <p className="text-quiet">{t("seen.never")}</p>;
  return (
    <div>
      <h3 className="text-strong">{t("seen.title")}</h3>
      <SiteLines sites={sites.slice(0, FIRST)} />
      {sites.length > FIRST ? (
        <details>
          <summary>{t("seen.more", { count: sites.length - FIRST })}</summary>
          <SiteLines sites={sites.slice(FIRST)} />
        </details>
      ) : null}
    </div>
  );
}

function SiteLines({ sites }: { sites: readonly SeenSite[] }) {
  const { t } = useTranslation("embedding");
  return (
    <ul className="site-list">
      {sites.map(({ origin, url, version, seenAt }) => (
        <li key={origin}>
          <bdi dir="ltr">{url || origin}</bdi>
          <span className="text-quiet text-small">
            <Moment value={seenAt} kind="relative" />
            {version === null ? null : <> · {t("seen.version", { version })}</>}
          </span>
        </li>
      ))}
    </ul>
  );
}
