import type { MetaFunction } from "@remix-run/node";
import { LookFormSchema } from "#app/features/bots/bot-forms.ts";
import { LookSection } from "#app/features/bots/look-section.tsx";
import { getBot, saveDraft } from "#app/features/bots/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { name } = await getBot({ actor, botId: params.botId });
    return { title: t("bots:editor.metaTitle", { section: t("bots:section.look"), name }) };
  },
);

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    form: on(LookFormSchema, async ({ actor, params, input }) => {
      await saveDraft({ actor, botId: params.botId, ...input });
    }),
  },
});

export default function Look() {
  return <LookSection />;
}
