import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { DeleteBotSchema, PublishSchema, SitesFormSchema } from "#app/features/bots/bot-forms.ts";
import { DangerPanel } from "#app/features/bots/danger-panel.tsx";
import { useDraft } from "#app/features/bots/draft-provider.tsx";
import { EmbedPanel } from "#app/features/bots/embed-panel.tsx";
import {
  deleteBot,
  getBot,
  getBotState,
  getPublishState,
  pauseBot,
  publishBot,
  resumeBot,
  saveDraft,
} from "#app/features/bots/index.server.ts";
import { PublishPanel } from "#app/features/bots/publish-panel.tsx";
import { SitesPanel } from "#app/features/bots/sites-panel.tsx";
import { VersionList } from "#app/features/bots/version-list.tsx";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { Notice } from "#app/ui/notice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { botId } = params;
    const [{ bot, seenAt, seenUrl }, publishing] = await Promise.all([
      getBotState({ actor, botId }),
      getPublishState({ actor, botId }),
    ]);
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.publish"), name: bot.name }),
      publishing,
      seenAt,
      seenUrl,
    };
  },
);

const NothingSchema = z.strictObject({});

export const action = workspaceAction<"botId">({
  can: "bot:publish",
  params: ["botId"],
  intents: {
    publish: on(PublishSchema, async ({ actor, params, input }) =>
      publishBot({ actor, botId: params.botId, note: input.note }),
    ),
    pause: on(NothingSchema, async ({ actor, params }) => pauseBot({ actor, botId: params.botId })),
    resume: on(NothingSchema, async ({ actor, params }) => resumeBot({ actor, botId: params.botId })),
    form: on(SitesFormSchema, async ({ actor, params, input }) => {
      await saveDraft({ actor, botId: params.botId, ...input });
    }),
    delete: on(DeleteBotSchema, async ({ actor, params, input }) => {
      const bot = await getBot({ actor, botId: params.botId });
      if (input.name.trim() !== bot.name.trim()) throw fieldError("name", "NAME_MISMATCH");
      await deleteBot({ actor, botId: params.botId });
      return redirect(`/app/${actor.workspaceId}/bots?deleted=${params.botId}`);
    }),
  },
});

export default function Publish() {
  const { t } = useTranslation("bots");
  const { publishing, seenAt, seenUrl } = useLoaderData<typeof loader>();
  const { state } = useDraft();
  const result = useActionData<typeof action>();
  const published = resultOf<{ version: number }>(result, "publish");
  const failed = formStateOf(result, "pause").message ?? formStateOf(result, "resume").message;
  const { bot } = state;
  return (
    <div className="stack">
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      <PublishPanel
        publishing={publishing}
        state={formStateOf(result, "publish")}
        published={published?.version ?? null}
      />
      <EmbedPanel
        appUrl={publishing.appUrl}
        botId={bot.id}
        name={t("embed.frameTitle", { name: bot.name })}
        isLive={bot.status === "live"}
        seenAt={seenAt}
        seenUrl={seenUrl}
      />
      <SitesPanel />
      <VersionList versions={publishing.versions} />
      <DangerPanel name={bot.name} state={formStateOf(result, "delete")} />
    </div>
  );
}
