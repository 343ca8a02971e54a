import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { listProviderChoices } from "#app/features/providers/index.server.ts";
import { deletePrice, listPrices, savePrice } from "#app/features/spending/index.server.ts";
import { NewPriceForm } from "#app/features/spending/new-price-form.tsx";
import { PriceFormSchema, WhichPriceSchema } from "#app/features/spending/price-forms.ts";
import { PriceTable } from "#app/features/spending/price-table.tsx";
import { on } from "#app/http/intents.server.ts";
import { workspaceAction, workspaceLoader } from "#app/http/page-guards.server.ts";
import { formStateOf } from "#app/ui/form-state.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Notice } from "#app/ui/notice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const handle = { i18n: ["prices"] };

export const loader = workspaceLoader({ can: "provider:manage" }, async ({ actor, t }) => {
  const [prices, providers] = await Promise.all([listPrices({ actor }), listProviderChoices({ actor })]);
  return {
    title: t("prices:metaTitle"),
    prices,
    providers: providers.map(({ id, name }) => ({ id, name })),
  };
});

export const action = workspaceAction<never>({
  can: "provider:manage",
  intents: {
    save: on(PriceFormSchema, ({ actor, input }) => savePrice({ actor, price: input })),
    add: on(PriceFormSchema, ({ actor, input }) => savePrice({ actor, price: input })),
    reset: on(WhichPriceSchema, ({ actor, input }) => deletePrice({ actor, ...input })),
  },
});

export default function Prices() {
  const { t } = useTranslation("prices");
  const { prices, providers } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  // The dialogs tell by it whether something was submitted since they were opened.
  const last = useMemo(() => {
    const resetting = formStateOf(result, "reset");
    return resetting.isDone === null ? formStateOf(result, "save") : resetting;
  }, [result]);
  const used = prices.filter((price) => price.isUsed);
  const others = prices.filter((price) => !price.isUsed);
  return (
    <div className="stack stack-loose">
      <p className="text-quiet narrow">{t("lead")}</p>
      {formStateOf(result, "add").isDone ? <DoneNotice answer={result}>{t("saved")}</DoneNotice> : null}
      {last.isDone ? (
        <Notice tone="good" isLive>
          {t("saved")}
        </Notice>
      ) : null}
      {last.message && Object.keys(last.fields).length === 0 ? (
        <Notice tone="danger" isLive>
          {last.message}
        </Notice>
      ) : null}
      <PriceTable title={t("used")} lead={t("usedLead")} prices={used} state={last} />
      <details className="folded">
        <summary>{t("others", { count: others.length })}</summary>
        <PriceTable title={t("listed.title")} lead={t("listed.lead")} prices={others} state={last} />
      </details>
      {providers.length > 0 ? (
        <NewPriceForm providers={providers} state={formStateOf(result, "add")} />
      ) : null}
    </div>
  );
}
