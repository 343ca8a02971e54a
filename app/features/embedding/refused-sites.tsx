import { useTranslation } from "react-i18next";
import { isAllowedSite } from "#app/domain/access/allowed-site.ts";
import { Button } from "#app/ui/button.tsx";
import { Moment } from "#app/ui/moment.tsx";
import type { RefusedSite } from "./list-sites.server.ts";

const FIRST = 10;

interface RefusedSitesProps {
  sites: readonly RefusedSite[];
  /** Of the draft. */
  allowed: readonly string[];
  onAllow: (origin: string) => void;
}

/** Sites whose visitors were turned away, each with a button that lets it in. */
export function RefusedSites({ sites, allowed, onAllow }: RefusedSitesProps) {
  const { t } = useTranslation("embedding");
  if (sites.length === 0) return null;
  return (
    <div>
      <h3 className="text-strong">{t("refused.title")}</h3>
      <p className="field-help">{t("refused.lead")}</p>
      <ul className="site-list">
        {sites.slice(0, FIRST).map(({ origin, refusedAt }) => (
          <li key={origin}>
            <bdi dir="ltr">{origin}</bdi>
            <span className="text-quiet text-small">
              <Moment value={refusedAt} kind="relative" />
            </span>
            {isAllowedSite(allowed, origin) ? (
              <span className="text-small">{t("refused.waits")}</span>
            ) : (
              <span className="needs-script">
                <Button
                  size="small"
                  aria-label={t("refused.allowOne", { site: origin })}
                  onClick={() => onAllow(origin)}
                >
                  {t("refused.allow")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
