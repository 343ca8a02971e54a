import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ViewTabs } from "./view-tabs.tsx";

/** The pages of the knowledge; a single source belongs to the sources. */
export function KnowledgeNav({ home }: { home: string }) {
  const { t } = useTranslation("knowledge");
  const { pathname } = useLocation();
  const place = pathname.slice(home.length + 1);
  return (
    <ViewTabs
      label={t("nav.label")}
      current={place === "ask" || place === "missing" ? place : "sources"}
      tabs={[
        { id: "sources", label: t("nav.sources"), to: home },
        { id: "ask", label: t("nav.ask"), to: `${home}/ask` },
        { id: "missing", label: t("nav.missing"), to: `${home}/missing` },
      ]}
    />
  );
}
