import { Check, MessageSquarePlus } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useFormFetcher } from "#app/ui/use-form-fetcher.ts";
import { AnswerDialog } from "./answer-dialog.tsx";
import type { OpenQuestionGroup } from "./open-questions.server.ts";

interface OpenQuestionListProps {
  questions: readonly OpenQuestionGroup[];
  mayEdit: boolean;
}

/** What visitors asked and the bot could not answer; each can be answered or put aside. */
export function OpenQuestionList({ questions, mayEdit }: OpenQuestionListProps) {
  const { t } = useTranslation("knowledge");
  const [answering, setAnswering] = useState<OpenQuestionGroup | null>(null);
  const [closed, setClosed] = useState<Closed | null>(null);
  const close = useCallback(() => setAnswering(null), []);
  const saved = useCallback(() => {
    setAnswering(null);
    setClosed((before) => ({ how: "saved", count: (before?.count ?? 0) + 1 }));
  }, []);
  const dismissed = useCallback(
    () => setClosed((before) => ({ how: "dismissed", count: (before?.count ?? 0) + 1 })),
    [],
  );
  // Here and not in the line, which is gone when its question is.
  const dismissing = useFormFetcher(dismissed);
  return (
    <>
      {/* First, so that it is closed when the notice takes the focus. */}
      <AnswerDialog question={answering} onClose={close} onSaved={saved} />
      {closed ? <DoneNotice key={closed.count}>{t(`openQuestions.${closed.how}`)}</DoneNotice> : null}
      {questions.length === 0 ? (
        <NoQuestions />
      ) : (
        <ul className="question-list" aria-label={t("missing.nothing")}>
          {questions.map((question) => (
            <QuestionItem
              key={question.questionId}
              question={question}
              mayEdit={mayEdit}
              onAnswer={() => setAnswering(question)}
              dismissing={dismissing}
            />
          ))}
        </ul>
      )}
    </>
  );
}

/** What was done last with a question of the list, and how many have been done. */
interface Closed {
  how: "saved" | "dismissed";
  count: number;
}

function NoQuestions() {
  const { t } = useTranslation("knowledge");
  return (
    <Panel>
      <EmptyState drawing={<Drawing name="bubbles" />} title={t("openQuestions.emptyTitle")}>
        {t("openQuestions.emptyText")}
      </EmptyState>
    </Panel>
  );
}

function QuestionItem({
  question,
  mayEdit,
  onAnswer,
  dismissing,
}: {
  question: OpenQuestionGroup;
  mayEdit: boolean;
  onAnswer: () => void;
  dismissing: Dismissing;
}) {
  const { t, i18n } = useTranslation("knowledge");
  const { count } = question;
  return (
    <li className="question-item">
      <div className="question-words">
        <span className="text-strong" dir="auto">
          {question.text}
        </span>
        <span className="text-small text-quiet">
          {t("openQuestions.asked", { count, shown: formatNumber(count, i18n.language) })} ·{" "}
          <Moment value={question.lastAskedAt} kind="relative" />
        </span>
      </div>
      {mayEdit ? (
        <span className="row-of">
          <span className="needs-script">
            <Button size="small" onClick={onAnswer}>
              <MessageSquarePlus className="icon" aria-hidden />
              {t("openQuestions.answer")}
              <span className="visually-hidden">: {question.text}</span>
            </Button>
          </span>
          <DismissButton question={question} dismissing={dismissing} />
        </span>
      ) : null}
    </li>
  );
}

type Dismissing = Pick<ReturnType<typeof useFormFetcher>, "Form" | "isBusy">;

function DismissButton({ question, dismissing }: { question: OpenQuestionGroup; dismissing: Dismissing }) {
  const { t } = useTranslation("knowledge");
  const { Form, isBusy } = dismissing;
  return (
    <Form method="post">
      <input type="hidden" name="questionId" value={question.questionId} />
      <Button type="submit" name="intent" value="dismiss" size="small" tone="quiet" isBusy={isBusy}>
        <Check className="icon" aria-hidden />
        {t("openQuestions.dismiss")}
        <span className="visually-hidden">: {question.text}</span>
      </Button>
    </Form>
  );
}
