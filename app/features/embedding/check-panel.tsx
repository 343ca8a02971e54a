import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { EmbedCheck } from "./check-embed.server.ts";
import { CheckResult } from "./check-result.tsx";
import { ListenForVisit } from "./listen-for-visit.tsx";
import type { Sites } from "./list-sites.server.ts";
import { SeenSites } from "./seen-sites.tsx";

const EXAMPLE = "https://shop.example";

interface CheckPanelProps {
  sites: Sites;
  state: FormState;
  /** What the last check found. */
  check: EmbedCheck | null;
  /** Gives the sites as they are now. */
  sitesAddress: string;
}

/** Whether the bot works on somebody's page: what its HTML says, whether its widget calls, and where it was met before. */
export function CheckPanel({ sites, state, check, sitesAddress }: CheckPanelProps) {
  const { t } = useTranslation("embedding");
  const isBusy = useNavigation().formData?.get("intent") === "check";
  return (
    <Panel title={t("check.title")} lead={t("check.lead")}>
      <div className="stack">
        <Form method="post" className="check-form" preventScrollReset noValidate>
          <FormSummary state={state} />
          <input type="hidden" name="intent" value="check" />
          <TextField
            name="url"
            label={t("check.address")}
            type="url"
            dir="ltr"
            inputMode="url"
            autoComplete="off"
            placeholder={EXAMPLE}
            defaultValue={check?.url ?? sites.seen[0]?.url ?? ""}
            state={state}
          />
          <Button type="submit" isBusy={isBusy}>
            {t(isBusy ? "check.checking" : "check.button")}
          </Button>
        </Form>
        <div aria-live="polite" className="stack">
          {check && !isBusy ? <CheckResult check={check} /> : null}
        </div>
        {check && !isBusy ? (
          <ListenForVisit key={check.url} url={check.url} sitesAddress={sitesAddress} />
        ) : null}
        <SeenSites sites={sites.seen} />
      </div>
    </Panel>
  );
}
