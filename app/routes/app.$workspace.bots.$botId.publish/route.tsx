import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, type ShouldRevalidateFunction } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { may } from "#app/domain/access/permissions.ts";
import {
  DeleteBotSchema,
  OverrideSchema,
  PublishSchema,
  SitesFormSchema,
} from "#app/features/bots/bot-forms.ts";
import { DangerPanel } from "#app/features/bots/danger-panel.tsx";
import { useDraft } from "#app/features/bots/draft-provider.tsx";
import { EmbedPanel } from "#app/features/bots/embed-panel.tsx";
import {
  deleteBot,
  getBot,
  getBotState,
  getPublishState,
  pauseBot,
  resumeBot,
  saveDraft,
  type PublishState,
} from "#app/features/bots/index.server.ts";
import { PublishPanel } from "#app/features/bots/publish-panel.tsx";
import { SitesPanel } from "#app/features/bots/sites-panel.tsx";
import { getIdentityKeyState, rotateIdentityKey } from "#app/features/conversations/index.server.ts";
import { CheckPanel } from "#app/features/embedding/check-panel.tsx";
import {
  CheckEmbedSchema,
  checkEmbed,
  listSites,
  setShareLink,
  ShareSchema,
  type EmbedCheck,
} from "#app/features/embedding/index.server.ts";
import { IdentityPanel } from "#app/features/embedding/identity-panel.tsx";
import { RefusedSites } from "#app/features/embedding/refused-sites.tsx";
import { SharePanel } from "#app/features/embedding/share-panel.tsx";
import { getPublishTests, publishTested } from "#app/features/testing/index.server.ts";
import { PublishGate } from "#app/features/testing/publish-gate.tsx";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { limitEmbedChecks } from "#app/http/rate-limits.server.ts";
import { fieldError } from "#app/shared/app-error.ts";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { Notice } from "#app/ui/notice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["embedding", "tests"] };

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { botId } = params;
    const [{ bot }, publishing, tests, sites, identityKey] = await Promise.all([
      getBotState({ actor, botId }),
      getPublishState({ actor, botId }),
      getPublishTests({ actor, botId }),
      listSites({ actor, botId }),
      getIdentityKeyState({ actor, botId }),
    ]);
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.publish"), name: bot.name }),
      publishing,
      tests,
      mayOverride: may(actor, "bot:override"),
      home: `/app/${actor.workspaceId}/bots/${botId}`,
      sites,
      identityKey,
    };
  },
);

/** Nothing would change: the draft is what visitors talk to. */
function isDraftLive({ versions, changes, hasKnowledgeChanged }: PublishState): boolean {
  return versions.some(({ isLive }) => isLive) && changes.length === 0 && !hasKnowledgeChanged;
}

const NothingSchema = z.strictObject({});

export const action = workspaceAction<"botId">({
  can: "bot:publish",
  params: ["botId"],
  intents: {
    publish: on(PublishSchema, async ({ actor, params, input }) =>
      publishTested({ actor, botId: params.botId, note: input.note }),
    ),
    override: on(OverrideSchema, async ({ actor, params, input }) =>
      publishTested({ actor, botId: params.botId, ...input }),
    ),
    pause: on(NothingSchema, async ({ actor, params }) => pauseBot({ actor, botId: params.botId })),
    resume: on(NothingSchema, async ({ actor, params }) => resumeBot({ actor, botId: params.botId })),
    form: on(SitesFormSchema, async ({ actor, params, input }) => {
      await saveDraft({ actor, botId: params.botId, ...input });
    }),
    check: on(CheckEmbedSchema, async ({ actor, params, input }) => {
      await limitEmbedChecks(actor);
      return checkEmbed({ actor, botId: params.botId, url: input.url });
    }),
    share: on(ShareSchema, async ({ actor, params, input }) =>
      setShareLink({ actor, botId: params.botId, isShared: input.isShared }),
    ),
    "identity-key": on(NothingSchema, async ({ actor, params }) => ({
      key: await rotateIdentityKey({ actor, botId: params.botId }),
    })),
    delete: on(DeleteBotSchema, async ({ actor, params, input }) => {
      const bot = await getBot({ actor, botId: params.botId });
      if (input.name.trim() !== bot.name.trim()) throw fieldError("name", "NAME_MISMATCH");
      await deleteBot({ actor, botId: params.botId });
      return redirect(`/app/${actor.workspaceId}/bots?deleted=${params.botId}`);
    }),
  },
});

/** A publishing that the tests held back has run them: the page shows what they said. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;

export default function Publish() {
  const { t } = useTranslation("bots");
  const { publishing, tests, mayOverride, sites, home, identityKey } = useLoaderData<typeof loader>();
  const { state } = useDraft();
  const sent = useNavigation().formData?.get("intent");
  const result = useActionData<typeof action>();
  const published =
    resultOf<{ version: number }>(result, "publish") ?? resultOf<{ version: number }>(result, "override");
  const [publish, override] = [formStateOf(result, "publish"), formStateOf(result, "override")];
  const isRefused = publish.isDone === false || override.isDone === false;
  const failed = formStateOf(result, "pause").message ?? formStateOf(result, "resume").message;
  const { bot } = state;
  return (
    <div className="stack">
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
      <PublishPanel publishing={publishing} state={publish} published={published?.version ?? null} />
      <PublishGate
        home={home}
        tests={tests}
        mayOverride={mayOverride}
        isLive={isDraftLive(publishing) && !isRefused}
        isPublishing={sent === "publish" || sent === "override"}
        state={override}
      />
      <EmbedPanel
        appUrl={publishing.appUrl}
        botId={bot.id}
        name={t("embed.frameTitle", { name: bot.name })}
        isLive={bot.status === "live"}
        versions={publishing.versions.map((version) => version.number)}
      />
      <CheckPanel
        sites={sites}
        state={formStateOf(result, "check")}
        check={resultOf<EmbedCheck>(result, "check")}
        sitesAddress={`${home}/publish/sites`}
      />
      <SharePanel
        link={`${publishing.appUrl}/chat/${bot.id}`}
        name={bot.name}
        qrAddress={`${home}/publish/qr`}
        isShared={publishing.isShared}
      />
      <IdentityPanel
        keyState={identityKey}
        state={formStateOf(result, "identity-key")}
        newKey={resultOf<{ key: string }>(result, "identity-key")?.key ?? null}
      />
      <SitesPanel>
        {(allowed, onAllow) => <RefusedSites sites={sites.refused} allowed={allowed} onAllow={onAllow} />}
      </SitesPanel>
      <DangerPanel name={bot.name} state={formStateOf(result, "delete")} />
    </div>
  );
}
