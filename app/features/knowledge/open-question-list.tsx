import { useFetcher } from "@remix-run/react";
import { Check, MessageSquarePlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
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
  if (questions.length === 0)
    return (
      <Panel>
        <EmptyState drawing={<Drawing name="bubbles" />} title={t("openQuestions.emptyTitle")}>
          {t("openQuestions.emptyText")}
        </EmptyState>
      </Panel>
    );
  return (
    <>
      <ul className="question-list" aria-label={t("missing.nothing")}>
        {questions.map((question) => (
          <QuestionItem
            key={question.questionId}
            question={question}
            mayEdit={mayEdit}
            onAnswer={() => setAnswering(question)}
          />
        ))}
      </ul>
      <AnswerDialog question={answering} onClose={() => setAnswering(null)} />
    </>
  );
}

function QuestionItem({
  question,
  mayEdit,
  onAnswer,
}: {
  question: OpenQuestionGroup;
  mayEdit: boolean;
  onAnswer: () => void;
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
          <DismissButton question={question} />
        </span>
      ) : null}
    </li>
  );
}

function DismissButton({ question }: { question: OpenQuestionGroup }) {
  const { t } = useTranslation("knowledge");
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="questionId" value={question.questionId} />
      <Button
        type="submit"
        name="intent"
        value="dismiss"
        size="small"
        tone="quiet"
        isBusy={fetcher.state !== "idle"}
      >
        <Check className="icon" aria-hidden />
        {t("openQuestions.dismiss")}
        <span className="visually-hidden">: {question.text}</span>
      </Button>
    </fetcher.Form>
  );
}
