import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import {
  addProvider,
  deleteProvider,
  listProviders,
  NewProviderSchema,
} from "#app/features/providers/index.server.ts";
import { NewProviderForm } from "#app/features/providers/new-provider-form.tsx";
import { ProviderList } from "#app/features/providers/provider-list.tsx";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { isId } from "#app/shared/ids.ts";
import { formStateOf, resultOf } from "#app/ui/form-state.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Notice } from "#app/ui/notice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["providersettings"] };

export const loader = workspaceLoader({ can: "provider:manage" }, async ({ actor, t }) => {
  const providers = await listProviders({ actor });
  return {
    title: t("providersettings:metaTitle"),
    // The operator's own have fixed names, never an id.
    providers: providers.map((provider) => ({ ...provider, isOfInstance: !isId(provider.id) })),
  };
});

export const action = workspaceAction<never>({
  can: "provider:manage",
  intents: {
    add: on(NewProviderSchema, async ({ actor, input }) => {
      const { name } = await addProvider({ actor, provider: input });
      return { name };
    }),
    delete: on(z.strictObject({ providerId: z.string().max(64) }), ({ actor, input }) =>
      deleteProvider({ actor, providerId: input.providerId }),
    ),
  },
});

export default function Providers() {
  const { t } = useTranslation("providersettings");
  const { providers } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const added = resultOf<{ name: string }>(result, "add");
  const deleting = formStateOf(result, "delete");
  return (
    <div className="stack stack-loose">
      <p className="text-quiet narrow">{t("lead")}</p>
      {added ? <DoneNotice answer={result}>{t("added", { name: added.name })}</DoneNotice> : null}
      {deleting.isDone ? <DoneNotice answer={result}>{t("deleted")}</DoneNotice> : null}
      {deleting.message ? (
        <Notice tone="danger" isLive>
          {deleting.message}
        </Notice>
      ) : null}
      <ProviderList providers={providers} />
      <NewProviderForm state={formStateOf(result, "add")} />
    </div>
  );
}
