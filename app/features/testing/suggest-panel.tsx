import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { describeExpectation } from "./describe-test.ts";
import type { SuggestedTest } from "./suggest-tests.server.ts";

/** Tests that the knowledge suggests, all ticked, to be added with one press. */
export function SuggestPanel({ suggested }: { suggested: readonly SuggestedTest[] }) {
  const { t, i18n } = useTranslation("tests");
  const isBusy = useNavigation().formData?.get("intent") === "suggest";
  if (suggested.length === 0)
    return (
      <Panel>
        <EmptyState drawing={<Drawing name="sheets" />} title={t("suggest.emptyTitle")}>
          {t("suggest.emptyText")}
        </EmptyState>
      </Panel>
    );
  return (
    <Panel title={t("suggest.title")} lead={t("suggest.lead")}>
      <Form method="post" className="stack" key={suggested.map(({ key }) => key).join()}>
        <fieldset className="stack-tight">
          <legend className="visually-hidden">{t("suggest.title")}</legend>
          {suggested.map(({ key, question, sourceTitle, ...expect }) => (
            <Checkbox
              key={key}
              name="keys[]"
              value={key}
              defaultChecked
              label={<bdi>{question}</bdi>}
              help={describeExpectation(t, expect, i18n.language, { [expect.citesSource]: sourceTitle }).join(
                " · ",
              )}
            />
          ))}
        </fieldset>
        <div className="form-actions">
          <Button type="submit" name="intent" value="suggest" tone="main" isBusy={isBusy}>
            {t("suggest.add")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
