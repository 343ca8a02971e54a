import { Outlet, useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorScreen } from "#app/ui/error-screen.tsx";
import { LinkTabs } from "#app/ui/link-tabs.tsx";
import { PageHead } from "#app/ui/page-head.tsx";

export const handle = { i18n: ["settings", "providersettings", "prices"] };

export default function SettingsLayout() {
  const { t } = useTranslation("settings");
  const shell = useRouteLoaderData("routes/app.$workspace") as { workspace: { role: string } } | undefined;
  const mayManage = shell?.workspace.role === "owner" || shell?.workspace.role === "admin";
  const links = [
    { to: "tokens", label: t("tokensTab") },
    ...(mayManage
      ? [
          { to: "providers", label: t("providersettings:tab") },
          { to: "prices", label: t("prices:tab") },
        ]
      : []),
  ];
  return (
    <>
      <PageHead title={t("title")} />
      <div className="settings">
        <LinkTabs label={t("sections")} links={links} />
        <Outlet />
      </div>
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorScreen isInShell />;
}
