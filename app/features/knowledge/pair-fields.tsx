import { useTranslation } from "react-i18next";
import type { FormState } from "#app/ui/form-state.ts";
import { TextArea } from "#app/ui/text-area.tsx";

interface FieldProps {
  state: FormState;
  rows: number;
  defaultValue?: string;
}

/** The ways to ask, one in each line. */
export function QuestionsField({ help, ...field }: FieldProps & { help: string }) {
  const { t } = useTranslation("knowledge");
  return <TextArea name="questions" label={t("qa.questions")} help={help} {...field} />;
}

/** What is answered to all of them. */
export function AnswerField(field: FieldProps) {
  const { t } = useTranslation("knowledge");
  return (
    <TextArea name="answer" label={t("qa.answer")} help={t("qa.answerHelp")} maxCount={4_000} {...field} />
  );
}
