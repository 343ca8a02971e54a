import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/access/permissions.ts";
import { BehaviourSection } from "#app/features/bots/behaviour-section.tsx";
import { BehaviourFormSchema } from "#app/features/bots/bot-forms.ts";
import { getBot, saveDraft } from "#app/features/bots/index.server.ts";
import { getEmbeddingState } from "#app/features/knowledge/index.server.ts";
import { listProviderChoices } from "#app/features/providers/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { botId } = params;
    const [{ name }, meaning] = await Promise.all([
      getBot({ actor, botId }),
      getEmbeddingState({ actor, botId }),
    ]);
    const failure = meaning?.failed ? { failure: t(`providers:error.${meaning.failed}`) } : {};
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.behaviour"), name }),
      choices: await listProviderChoices({ actor }),
      meaning: meaning ? { embedded: meaning.embedded, total: meaning.total, ...failure } : null,
      providersAddress: may(actor, "provider:manage") ? `/app/${actor.workspaceId}/settings/providers` : null,
    };
  },
);

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    form: on(BehaviourFormSchema, async ({ actor, params, input }) => {
      await saveDraft({ actor, botId: params.botId, ...input });
    }),
  },
});

export default function Behaviour() {
  const { choices, providersAddress, meaning } = useLoaderData<typeof loader>();
  return <BehaviourSection choices={choices} providersAddress={providersAddress} meaning={meaning} />;
}
