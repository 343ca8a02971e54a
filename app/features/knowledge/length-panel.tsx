import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PASSAGE_LENGTHS } from "#app/domain/bot/passage-length.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";

/** How long the passages of all sources are cut; another choice reads everything again in the background. */
export function LengthPanel({ length, state }: { length: string; state: FormState }) {
  const { t } = useTranslation("knowledge");
  return (
    <details className="panel panel-body more" open={state.isDone !== null || undefined}>
      <summary>
        {t("length.title")}: {t(`length.${length}`)}
      </summary>
      <Form method="post" action="?index" className="stack" key={length}>
        <p className="text-quiet">{t("length.lead")}</p>
        <FormSummary state={state} />
        <fieldset className="stack stack-tight">
          <legend className="visually-hidden">{t("length.title")}</legend>
          {PASSAGE_LENGTHS.map((each) => (
            <Checkbox
              key={each}
              kind="radio"
              name="length"
              value={each}
              label={t(`length.${each}`)}
              help={t(`length.${each}Help`)}
              defaultChecked={each === length}
            />
          ))}
        </fieldset>
        <div className="form-actions">
          <Button type="submit" name="intent" value="length">
            {t("length.save")}
          </Button>
          {state.isDone ? <output className="text-small">{t("length.saved")}</output> : null}
        </div>
      </Form>
    </details>
  );
}
