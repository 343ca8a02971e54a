import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { startFromAddress, startUnread } from "#app/features/start/index.server.ts";
import { AddressForm } from "#app/features/start/address-form.tsx";
import { AddressFormSchema } from "#app/features/start/start.schema.ts";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { limitStarts } from "#app/http/rate-limits.server.ts";
import { formStateOf } from "#app/ui/form-state.ts";
import { PageHead } from "#app/ui/page-head.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["bots", "start"] };

export const loader = workspaceLoader({ can: "bot:edit" }, async ({ actor, t }) => ({
  title: `${t("start:address.title")} · ChatBot Factory`,
  list: `/app/${actor.workspaceId}/bots`,
}));

export const action = workspaceAction<never>({
  can: "bot:edit",
  intents: {
    read: on(AddressFormSchema, async ({ actor, input }) => {
      await limitStarts(actor);
      const { botId } = await startFromAddress({ actor, ...input });
      return redirect(`/app/${actor.workspaceId}/bots/new/${botId}`);
    }),
    unread: on(AddressFormSchema, async ({ actor, input }) => {
      await limitStarts(actor);
      const { botId } = await startUnread({ actor, url: input.url });
      return redirect(`/app/${actor.workspaceId}/bots/new/${botId}`);
    }),
  },
});

export default function StartFromAddress() {
  const { t } = useTranslation("start");
  const { list } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t("address.title")} lead={t("address.lead")} />
      <Panel>
        <AddressForm
          reading={formStateOf(result, "read")}
          going={formStateOf(result, "unread")}
          url={query.get("url") ?? ""}
          cancelAddress={list}
        />
      </Panel>
    </>
  );
}
