import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Moment } from "#app/ui/moment.tsx";
import { Panel } from "#app/ui/panel.tsx";
import type { DislikedAnswer } from "./tests-from-answers.server.ts";

/** Answers that visitors disliked; each can be made a test that it is not given again. */
export function DislikedPanel({
  answers,
  mayEdit,
}: {
  answers: readonly DislikedAnswer[];
  mayEdit: boolean;
}) {
  const { t } = useTranslation("tests");
  if (answers.length === 0)
    return (
      <Panel>
        <EmptyState drawing={<Drawing name="bubbles" />} title={t("disliked.emptyTitle")}>
          {t("disliked.emptyText")}
        </EmptyState>
      </Panel>
    );
  return (
    <ul className="test-list" aria-label={t("views.disliked")}>
      {answers.map((answer) => (
        <li key={answer.messageId} className="test-item">
          <div className="test-words">
            <span className="text-strong" dir="auto">
              {answer.question}
            </span>
            <span dir="auto">{answer.answer}</span>
            <span className="text-small text-quiet">
              <Moment value={answer.at} kind="relative" />
              {answer.note ? (
                <>
                  {" · "}
                  <bdi>{answer.note}</bdi>
                </>
              ) : null}
            </span>
          </div>
          {mayEdit ? <MakeTestButton answer={answer} /> : null}
        </li>
      ))}
    </ul>
  );
}

function MakeTestButton({ answer }: { answer: DislikedAnswer }) {
  const { t } = useTranslation("tests");
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="messageId" value={answer.messageId} />
      <Button type="submit" name="intent" value="fromMessage" size="small" isBusy={fetcher.state !== "idle"}>
        {t("disliked.make")}
        <span className="visually-hidden">: {answer.question}</span>
      </Button>
    </fetcher.Form>
  );
}
