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

/** Each is a text of lines, one wording a line. */
const WORD_LISTS = ["mustContain", "mustNotContain"] as const;

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
      {WORD_LISTS.map((name) => (
        <TextArea
          key={name}
          name={name}
          label={t(`form.${name}`)}
          help={t("form.lines")}
          rows={2}
          isOptional
          defaultValue={test?.[name]?.join("\n")}
          state={state}
        />
      ))}
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

/** What few tests need, each on a line, with what its field takes besides. */
const RARE_LINES = [
  { name: "citesSource", hasHelp: true },
  { name: "matches", hasHelp: true, dir: "ltr", spellCheck: false },
  { name: "maxMs", hasHelp: false, inputMode: "numeric" },
  { name: "maxUsd", hasHelp: false, inputMode: "decimal" },
] as const;
const RARE = [...RARE_LINES.map(({ name }) => name), "judge"] as const;

/** Open when one of them is set or was refused. */
function MoreExpectations({ test, state }: { test: TestView | null; state: FormState }) {
  const { t } = useTranslation("tests");
  const isOpen = RARE.some((name) => test?.[name] !== undefined || state.fields[name]);
  return (
    <details open={isOpen || undefined}>
      <summary>{t("form.more")}</summary>
      <div className="stack mt-3">
        {RARE_LINES.map(({ name, hasHelp, ...input }) => (
          <TextField
            key={name}
            name={name}
            label={t(`form.${name}`)}
            help={hasHelp ? t(`form.${name}Help`) : undefined}
            isOptional
            defaultValue={test?.[name]}
            state={state}
            {...input}
          />
        ))}
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
