import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LanguagePicker } from "#app/ui/language-picker.tsx";
import { Mark } from "#app/ui/mark.tsx";

/** What it is, under which licence, in which language. */
export function FrontFoot() {
  const { t } = useTranslation("landing");
  return (
    <footer className="front-foot">
      <p className="row-of">
        <Mark size={20} />
        <span>{t("footer.about")}</span>
      </p>
      <div className="row-of">
        <Link to="/docs/api">{t("footer.documentation")}</Link>
        <span>{t("footer.licence")}</span>
        <LanguagePicker />
      </div>
    </footer>
  );
}
