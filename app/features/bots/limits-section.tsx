import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "#app/ui/panel.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DraftForm } from "./draft-form.tsx";
import { useDraft } from "./draft-provider.tsx";
import { SpendingPanel, type SpendingPanelProps } from "./spending-panel.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** What was used today, and how much one visitor and all of them may use. */
export function LimitsSection(props: SpendingPanelProps) {
  const { form, number, numberOrNone } = useDraftFields();
  const { t } = useTranslation("limits");
  const { saves } = useDraft();
  const { revalidate } = useRevalidator();
  // Before anything is published, today's use stands against the limits of the draft.
  useEffect(() => {
    if (saves > 0) revalidate();
  }, [saves, revalidate]);
  return (
    <>
      <SpendingPanel {...props} />
      <DraftForm form={form}>
        <Panel title={t("all.title")} lead={t("all.lead")}>
          <div className="field-pair">
            <TextField
              label={t("usd")}
              help={t("empty")}
              inputMode="decimal"
              {...numberOrNone("limits.usdPerDay")}
            />
            <TextField
              label={t("perDay")}
              help={t("empty")}
              inputMode="numeric"
              {...numberOrNone("limits.botMessagesPerDay")}
            />
          </div>
        </Panel>
        <Panel title={t("visitor.title")} lead={t("visitor.lead")}>
          <div className="stack">
            <div className="field-pair">
              <TextField
                label={t("perMinute")}
                help={t("upTo", { max: 20 })}
                inputMode="numeric"
                {...number("limits.messagesPerMinute")}
              />
              <TextField
                label={t("perDay")}
                help={t("upTo", { max: 200 })}
                inputMode="numeric"
                {...number("limits.messagesPerDay")}
              />
            </div>
            <TextField
              label={t("usd")}
              help={t("visitor.usdHelp")}
              inputMode="decimal"
              {...numberOrNone("limits.visitorUsdPerDay")}
            />
          </div>
        </Panel>
      </DraftForm>
    </>
  );
}
