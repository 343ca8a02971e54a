import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { deleteBot, getBot, saveDraft } from "#app/features/bots/index.server.ts";
import { listSources } from "#app/features/knowledge/index.server.ts";
import { useLiveSources } from "#app/features/knowledge/use-live-sources.ts";
import { ProposalFormSchema } from "#app/features/start/start.schema.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { formStateOf } from "#app/ui/form-state.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { ProposalForm } from "./proposal-form.tsx";
import { ReadingPanel } from "./reading-panel.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["bots", "knowledge", "start"] };

export const loader = workspaceLoader(
  { can: "bot:edit", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { botId } = params;
    const [bot, page] = await Promise.all([
      getBot({ actor, botId }),
      listSources({ actor, botId, limit: 50 }),
    ]);
    return {
      title: `${t("start:proposal.title")} · ChatBot Factory`,
      bot,
      page,
      feed: `/app/${actor.workspaceId}/bots/${botId}/knowledge/feed`,
    };
  },
);

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    create: on(ProposalFormSchema, async ({ actor, params, input }) => {
      await saveDraft({ actor, botId: params.botId, changes: input });
      return redirect(`/app/${actor.workspaceId}/bots/${params.botId}/knowledge`);
    }),
    discard: on(z.object({}), async ({ actor, params }) => {
      await deleteBot({ actor, botId: params.botId });
      return redirect(`/app/${actor.workspaceId}/bots?deleted=${params.botId}`);
    }),
  },
});

export default function ConfirmBot() {
  const { t } = useTranslation("start");
  const { bot, page: loaded, feed } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const page = useLiveSources(loaded, feed, revalidate);
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t("proposal.title")} lead={t("proposal.lead")} />
      <div className="stack">
        <ReadingPanel sources={page.items} />
        <ProposalForm key={bot.id} bot={bot} state={formStateOf(result, "create")} />
      </div>
    </>
  );
}
