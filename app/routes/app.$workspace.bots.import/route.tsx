import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { ImportForm } from "#app/features/bot-files/import-form.tsx";
import { importBot, type ImportedBot } from "#app/features/bot-files/index.server.ts";
import { refreshSource } from "#app/features/knowledge/index.server.ts";
import { onFile } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHead } from "#app/ui/page-head.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["bots", "bot-files"] };

export const loader = workspaceLoader({ can: "bot:edit" }, async ({ actor, t }) => ({
  title: `${t("bot-files:import.title")} · ChatBot Factory`,
  list: `/app/${actor.workspaceId}/bots`,
}));

export const action = workspaceAction<never>({
  can: "bot:edit",
  intents: {
    import: onFile(z.strictObject({}), async ({ actor, file }) => {
      const imported = await importBot({ actor, content: file.content });
      for (const sourceId of imported.unread) await refreshSource({ actor, sourceId });
      return imported;
    }),
  },
});

export default function ImportBot() {
  const { t } = useTranslation("bot-files");
  const { list } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const imported = resultOf<ImportedBot>(result, "import");
  const missing = imported?.missingProviders ?? [];
  return (
    <>
      <PageHead title={t("import.title")} lead={t("import.lead")} />
      <div className="stack">
        {imported ? (
          <Notice tone="good" isLive>
            {t("import.added")}{" "}
            <Link to={`${list}/${imported.botId}/knowledge`} dir="auto">
              {imported.name}
            </Link>
          </Notice>
        ) : null}
        {missing.length > 0 ? (
          <Notice tone="attention">{t("import.missing", { names: missing.join(", ") })}</Notice>
        ) : null}
        <Panel>
          <ImportForm state={formStateOf(result, "import")} cancelAddress={list} />
        </Panel>
      </div>
    </>
  );
}
