import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { useFormFetcher } from "#app/ui/use-form-fetcher.ts";
import { TEST_KINDS } from "./test-kinds.ts";
import type { TestView } from "./test-view.ts";

interface TestDialogProps {
  /** Null: closed; "new": an empty one. */
  test: TestView | "new" | null;
  onClose: () => void;
}

/** Writes or changes a test; closes when it is stored. */
export function TestDialog({ test, onClose }: TestDialogProps) {
  const { t } = useTranslation("tests");
  return (
    <Dialog
      isOpen={test !== null}
      onClose={onClose}
      title={t(test === "new" ? "form.titleNew" : "form.titleEdit")}
    >
      {test ? <TestForm test={test === "new" ? null : test} onClose={onClose} /> : null}
    </Dialog>
  );
}

function TestForm({ test, onClose }: { test: TestView | null; onClose: () => void }) {
  const { t } = useTranslation("tests");
  const { t: common } = useTranslation();
  const { Form, state, isBusy } = useFormFetcher(onClose);
  return (
    <Form method="post" className="stack" noValidate>
      <FormSummary state={state} />
      {test ? <input type="hidden" name="testId" value={test.id} /> : null}
      <TextArea
        name="question"
        label={t("form.question")}
        rows={2}
        defaultValue={test?.question}
        state={state}
      />
      <SelectField
        name="kind"
        label={t("form.kind")}
        options={TEST_KINDS.map((kind) => ({ value: kind, label: t(`form.kinds.${kind}`) }))}
        defaultValue={test?.unknown ? "unknown" : test?.handover ? "handover" : "answer"}
        state={state}
      />
      <TextArea
        name="mustContain"
        label={t("form.mustContain")}
        help={t("form.lines")}
        rows={2}
        isOptional
        defaultValue={test?.mustContain?.join("\n")}
        state={state}
      />
      <TextArea
        name="mustNotContain"
        label={t("form.mustNotContain")}
        help={t("form.lines")}
        rows={2}
        isOptional
        defaultValue={test?.mustNotContain?.join("\n")}
        state={state}
      />
      <MoreExpectations test={test} state={state} />
      <div className="form-actions">
        <Button type="submit" name="intent" value="save" tone="main" isBusy={isBusy}>
          {t("form.save")}
        </Button>
        <Button onClick={onClose}>{common("cancel")}</Button>
      </div>
    </Form>
  );
}

const RARE = ["citesSource", "matches", "maxMs", "maxUsd", "judge"] as const;

/** What few tests need; open when one of them is set or was refused. */
function MoreExpectations({ test, state }: { test: TestView | null; state: FormState }) {
  const { t } = useTranslation("tests");
  const isOpen = RARE.some((name) => test?.[name] !== undefined || state.fields[name]);
  return (
    <details open={isOpen || undefined}>
      <summary>{t("form.more")}</summary>
      <div className="stack mt-3">
        <TextField
          name="citesSource"
          label={t("form.citesSource")}
          help={t("form.citesSourceHelp")}
          isOptional
          defaultValue={test?.citesSource}
          state={state}
        />
        <TextField
          name="matches"
          label={t("form.matches")}
          help={t("form.matchesHelp")}
          dir="ltr"
          spellCheck={false}
          isOptional
          defaultValue={test?.matches}
          state={state}
        />
        <TextField
          name="maxMs"
          label={t("form.maxMs")}
          inputMode="numeric"
          isOptional
          defaultValue={test?.maxMs}
          state={state}
        />
        <TextField
          name="maxUsd"
          label={t("form.maxUsd")}
          inputMode="decimal"
          isOptional
          defaultValue={test?.maxUsd}
          state={state}
        />
        <TextArea
          name="judge"
          label={t("form.judge")}
          help={t("form.judgeHelp")}
          rows={2}
          isOptional
          defaultValue={test?.judge}
          state={state}
        />
      </div>
    </details>
  );
}
