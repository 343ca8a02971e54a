import { Outlet } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorScreen } from "#app/ui/error-screen.tsx";
import { LinkTabs } from "#app/ui/link-tabs.tsx";
import { PageHead } from "#app/ui/page-head.tsx";

export const handle = { i18n: ["settings"] };

export default function SettingsLayout() {
  const { t } = useTranslation("settings");
  return (
    <>
      <PageHead title={t("title")} />
      <div className="settings">
        <LinkTabs label={t("sections")} links={[{ to: "tokens", label: t("tokensTab") }]} />
        <Outlet />
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorScreen isInShell />;
}
