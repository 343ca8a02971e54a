import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import type { QaPairView } from "./list-qa-pairs.server.ts";

interface PairFormProps {
  /** Absent: a new pair. */
  pair?: QaPairView;
  onDone: () => void;
}

/** Writes a question in all its phrasings, with its answer; what was typed stays when it is refused. */
export function PairForm({ pair, onDone }: PairFormProps) {
  const { t } = useTranslation("knowledge");
  const { t: common } = useTranslation();
  const fetcher = useFetcher();
  const form = useRef<HTMLFormElement>(null);
  const state = formStateOf(fetcher.data);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  useEffect(() => {
    if (state.isDone && fetcher.state === "idle") onDone();
  }, [state.isDone, fetcher.state, onDone]);
  return (
    <fetcher.Form ref={form} method="post" className="stack stack-tight" noValidate>
      <FormSummary state={state} />
      {pair ? <input type="hidden" name="pairId" value={pair.id} /> : null}
      <TextArea
        name="questions"
        label={t("qa.questions")}
        help={t("pairs.questionsHelp")}
        rows={4}
        defaultValue={pair?.questions.join("\n") ?? ""}
        state={state}
      />
      <TextArea
        name="answer"
        label={t("qa.answer")}
        help={t("qa.answerHelp")}
        rows={4}
        maxCount={4_000}
        defaultValue={pair?.answer ?? ""}
        state={state}
      />
      <div className="form-actions">
        <Button type="submit" name="intent" value="savePair" tone="main" isBusy={fetcher.state !== "idle"}>
          {common("save")}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {common("cancel")}
        </Button>
      </div>
    </fetcher.Form>
  );
}
