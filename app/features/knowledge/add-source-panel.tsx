import { Form, Link, useNavigation } from "@remix-run/react";
import { X } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const ADD_KINDS = ["text", "qa", "files"] as const;
export type AddKind = (typeof ADD_KINDS)[number];

interface AddSourcePanelProps {
  kind: AddKind;
  states: Record<"addText" | "addQa", FormState>;
  /** What stands under "Files". */
  files: ReactNode;
}

/** Adds to the knowledge: a text, a question with its answer, or files. Each kind has its address. */
export function AddSourcePanel({ kind, states, files }: AddSourcePanelProps) {
  const { t } = useTranslation("knowledge");
  const { t: common } = useTranslation();
  return (
    <Panel
      title={t("add.title")}
      action={
        <LinkButton to="?" tone="quiet" isIcon aria-label={common("close")}>
          <X className="icon" aria-hidden />
        </LinkButton>
      }
    >
      <nav className="tabs mb-4" aria-label={t("add.kinds")}>
        {ADD_KINDS.map((each) => (
          <Link
            key={each}
            to={`?add=${each}`}
            className="tab"
            aria-current={each === kind ? "page" : undefined}
            preventScrollReset
          >
            {t(`add.kind.${each}`)}
          </Link>
        ))}
      </nav>
      {kind === "text" ? <TextForm state={states.addText} /> : null}
      {kind === "qa" ? <QaForm state={states.addQa} /> : null}
      {kind === "files" ? files : null}
    </Panel>
  );
}

/** Emptied after a success, so that the next one can be written at once. */
function useEmptied(state: FormState) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!state.isDone) return;
    form.current?.reset();
    form.current?.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus();
  }, [state]);
  return form;
}

function TextForm({ state }: { state: FormState }) {
  const { t } = useTranslation("knowledge");
  const isBusy = useNavigation().formData?.get("intent") === "addText";
  return (
    <Form ref={useEmptied(state)} method="post" className="stack" noValidate>
      <FormSummary state={state} />
      <input type="hidden" name="intent" value="addText" />
      <TextField name="title" label={t("text.title")} help={t("text.titleHelp")} state={state} />
      <TextArea
        name="text"
        label={t("text.text")}
        help={t("text.textHelp")}
        rows={8}
        maxCount={1_000_000}
        state={state}
      />
      <div className="form-actions">
        <Button type="submit" tone="main" isBusy={isBusy}>
          {t("text.add")}
        </Button>
      </div>
    </Form>
  );
}

function QaForm({ state }: { state: FormState }) {
  const { t } = useTranslation("knowledge");
  const isBusy = useNavigation().formData?.get("intent") === "addQa";
  return (
    <Form ref={useEmptied(state)} method="post" className="stack" noValidate>
      <FormSummary state={state} />
      <input type="hidden" name="intent" value="addQa" />
      <TextArea
        name="questions"
        label={t("qa.questions")}
        help={t("qa.questionsHelp")}
        rows={3}
        state={state}
      />
      <TextArea
        name="answer"
        label={t("qa.answer")}
        help={t("qa.answerHelp")}
        rows={4}
        maxCount={4_000}
        state={state}
      />
      <div className="form-actions">
        <Button type="submit" tone="main" isBusy={isBusy}>
          {t("qa.add")}
        </Button>
      </div>
    </Form>
  );
}
