import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/access/permissions.ts";
import { LimitsFormSchema } from "#app/features/bots/bot-forms.ts";
import { getBot, saveDraft } from "#app/features/bots/index.server.ts";
import { LimitsSection } from "#app/features/bots/limits-section.tsx";
import { getSpending } from "#app/features/spending/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["limits"] };

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { name } = await getBot({ actor, botId: params.botId });
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.limits"), name }),
      spending: await getSpending({ actor, botId: params.botId }),
      pricesAddress: may(actor, "provider:manage") ? `/app/${actor.workspaceId}/settings/prices` : null,
    };
  },
);

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    form: on(LimitsFormSchema, async ({ actor, params, input }) => {
      await saveDraft({ actor, botId: params.botId, ...input });
    }),
  },
});

export default function Limits() {
  const { spending, pricesAddress } = useLoaderData<typeof loader>();
  return <LimitsSection spending={spending} pricesAddress={pricesAddress} />;
}
