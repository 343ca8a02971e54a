import { useTranslation } from "react-i18next";

/** First in the tab order: straight to `<main id="main">`. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a className="skip-link" href="#main">
      {t("skip")}
    </a>
  );
}
