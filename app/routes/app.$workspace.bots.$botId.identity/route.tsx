import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { IdentityFormSchema } from "#app/features/bots/bot-forms.ts";
import { IdentitySection } from "#app/features/bots/identity-section.tsx";
import { getBot, saveDraft } from "#app/features/bots/index.server.ts";
import { ChecklistCard } from "#app/features/checklist/checklist-card.tsx";
import { dismissChecklist, getChecklist } from "#app/features/checklist/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["checklist"] };

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { botId } = params;
    const [{ name }, checklist] = await Promise.all([
      getBot({ actor, botId }),
      getChecklist({ actor, botId }),
    ]);
    return {
      title: t("bots:editor.metaTitle", { section: t("bots:section.identity"), name }),
      home: `/app/${actor.workspaceId}/bots/${botId}`,
      checklist,
    };
  },
);

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    form: on(IdentityFormSchema, async ({ actor, params, input }) => {
      await saveDraft({ actor, botId: params.botId, ...input });
    }),
    dismissChecklist: on(z.strictObject({}), async ({ actor, params }) =>
      dismissChecklist({ actor, botId: params.botId }),
    ),
  },
});

export default function Identity() {
  const { home, checklist } = useLoaderData<typeof loader>();
  return (
    <>
      {checklist ? <ChecklistCard steps={checklist} home={home} /> : null}
      <IdentitySection />
    </>
  );
}
