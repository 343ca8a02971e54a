import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Mark } from "./mark.tsx";

/** Mark and name, leading to the front door. */
export function Logo() {
  const { t } = useTranslation();
  return (
    <Link to="/" className="logo">
      <Mark />
      <span dir="ltr">{t("productName")}</span>
    </Link>
  );
}
