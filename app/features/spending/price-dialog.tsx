import { Form } from "@remix-run/react";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { formatUsd } from "#app/ui/format.ts";
import type { FormState } from "#app/ui/form-state.ts";
import { TextField } from "#app/ui/text-field.tsx";
import type { PriceView } from "./price-view.ts";

interface PriceDialogProps {
  price: PriceView;
  /** Of the last submission; one from before the dialog is of no interest to it. */
  state: FormState;
  onClose: () => void;
}

/** What the workspace pays for one model; closes when it is stored. */
export function PriceDialog({ price, state, onClose }: PriceDialogProps) {
  const { t } = useTranslation("prices");
  const { t: common } = useTranslation();
  const form = useId();
  const [before] = useState(state);
  const own = state === before ? undefined : state;
  useEffect(() => {
    if (own?.isDone) onClose();
  }, [own, onClose]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("dialogTitle", { model: price.model })}
      foot={
        <>
          {price.origin === "workspace" ? (
            <Button type="submit" form={form} name="intent" value="reset">
              {t(price.listed ? "reset" : "forget")}
            </Button>
          ) : null}
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" form={form} name="intent" value="save" tone="main">
            {t("save")}
          </Button>
        </>
      }
    >
      <Form id={form} method="post" className="stack" noValidate preventScrollReset>
        <Listed price={price.listed} />
        <input type="hidden" name="provider" value={price.provider} />
        <input type="hidden" name="model" value={price.model} />
        <PriceFields price={price.price} state={own} />
        <p className="field-help">{t("unit")}</p>
      </Form>
    </Dialog>
  );
}

function Listed({ price }: { price: PriceView["listed"] }) {
  const { t, i18n } = useTranslation("prices");
  const money = (value: number) => formatUsd(value, i18n.language);
  return (
    <p className="text-quiet">
      {price
        ? t("listed.says", {
            input: money(price.inputPerMillionUsd),
            output: money(price.outputPerMillionUsd),
          })
        : t("listed.nothing")}
    </p>
  );
}

/** What a million tokens cost that are read, and that are written. */
export function PriceFields({ price, state }: { price: PriceView["price"]; state: FormState | undefined }) {
  const { t } = useTranslation("prices");
  return (
    <div className="field-pair">
      <TextField
        name="inputPerMillionUsd"
        label={t("input")}
        inputMode="decimal"
        defaultValue={price?.inputPerMillionUsd ?? ""}
        state={state}
      />
      <TextField
        name="outputPerMillionUsd"
        label={t("output")}
        inputMode="decimal"
        defaultValue={price?.outputPerMillionUsd ?? ""}
        state={state}
      />
    </div>
  );
}
