import type { MetaFunction } from "@remix-run/node";
import { ContactFormSchema } from "#app/features/bots/contact-forms.ts";
import { ContactSection } from "#app/features/bots/contact-section.tsx";
import { getBot, saveDraft } from "#app/features/bots/index.server.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["leads"] };

export const loader = workspaceLoader(
  { can: "bot:read", params: ["botId"] },
  async ({ actor, params, t }) => {
    const { name } = await getBot({ actor, botId: params.botId });
    return { title: t("bots:editor.metaTitle", { section: t("bots:section.contact"), name }) };
  },
);

export const action = workspaceAction<"botId">({
  can: "bot:edit",
  params: ["botId"],
  intents: {
    form: on(ContactFormSchema, async ({ actor, params, input }) => {
      await saveDraft({ actor, botId: params.botId, ...input });
    }),
  },
});

export default function Contact() {
  return <ContactSection />;
}
