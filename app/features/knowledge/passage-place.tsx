import { ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";

interface PassagePlaceProps {
  passage: { url?: string; page?: number; sheet?: string; row?: number };
}

/** Where in its document a passage stands: a page, a row of a sheet, a page of the web. Nothing for what has no places. */
export function PassagePlace({ passage }: PassagePlaceProps) {
  const { t } = useTranslation("knowledge");
  const { url, page, sheet, row } = passage;
  const places = [
    page === undefined ? "" : t("place.page", { number: page }),
    sheet === undefined ? "" : t("place.sheet", { name: sheet }),
    row === undefined ? "" : t("place.row", { number: row }),
  ].filter(Boolean);
  if (places.length === 0 && !url) return null;
  return (
    <p className="passage-place text-small text-quiet">
      {places.length > 0 ? <span dir="auto">{places.join(" · ")}</span> : null}
      {url && /^https?:/.test(url) ? (
        <a href={url} target="_blank" rel="noreferrer" dir="ltr">
          {url.replace(/^https?:\/\//, "")}
          <ExternalLink className="icon" aria-hidden />
          <span className="visually-hidden"> {t("place.newTab")}</span>
        </a>
      ) : null}
    </p>
  );
}
