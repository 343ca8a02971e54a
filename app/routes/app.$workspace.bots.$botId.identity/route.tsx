import type { MetaFunction } from "@remix-run/node";
import { IdentityFormSchema } from "#app/features/bots/bot-forms.ts";
import { IdentitySection } from "#app/features/bots/identity-section.tsx";
import { getBot, saveDraft } from "#app/features/bots/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { name } = await getBot({ actor, botId: params.botId });
    return { title: t("bots:editor.metaTitle", { section: t("bots:section.identity"), name }) };
  },
);

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    form: on(IdentityFormSchema, async ({ actor, params, input }) => {
      await saveDraft({ actor, botId: params.botId, ...input });
    }),
  },
});

export default function Identity() {
  return <IdentitySection />;
}
