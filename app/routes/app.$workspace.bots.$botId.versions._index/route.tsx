import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getBot, listVersions } from "#app/features/bots/index.server.ts";
import { VersionList } from "#app/features/bots/version-list.tsx";
import { workspaceLoader } from "#app/http/page-guards.server.ts";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["versions"] };

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { botId } = params;
    const [bot, versions] = await Promise.all([getBot({ actor, botId }), listVersions({ actor, botId })]);
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.versions"), name: bot.name }),
      home: `/app/${actor.workspaceId}/bots/${botId}`,
      versions,
    };
  },
);

export default function Versions() {
  const { t } = useTranslation("versions");
  const { home, versions } = useLoaderData<typeof loader>();
  if (versions.length > 0) return <VersionList versions={versions} home={home} />;
  return (
    <Panel>
      <EmptyState
        drawing={<Drawing name="signpost" />}
        title={t("list.emptyTitle")}
        action={
          <LinkButton to={`${home}/publish`} tone="main">
            {t("list.publish")}
          </LinkButton>
        }
      >
        {t("list.emptyText")}
      </EmptyState>
    </Panel>
  );
}
