import { useFetcher } from "@remix-run/react";
import { Pencil, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Pill } from "#app/ui/pill.tsx";
import { AnswerPair } from "./answer-pair.tsx";
import { DeleteTestDialog } from "./delete-test-dialog.tsx";
import { describeExpectation, type SourceTitles } from "./describe-test.ts";
import type { TestResultView, TestView } from "./test-view.ts";

interface TestListProps {
  tests: readonly TestView[];
  results: Readonly<Record<string, TestResultView>>;
  titles: SourceTitles;
  mayEdit: boolean;
  onEdit: (test: TestView) => void;
}

/** The tests, the failed ones first. */
export function TestList({ tests, results, titles, mayEdit, onEdit }: TestListProps) {
  const { t } = useTranslation("tests");
  const [asked, setAsked] = useState<TestView | null>(null);
  const rank = ({ id, isEnabled }: TestView) => (isEnabled ? (results[id]?.passed === false ? 0 : 1) : 2);
  return (
    <>
      <ul className="test-list" aria-label={t("title")}>
        {tests
          .toSorted((a, b) => rank(a) - rank(b))
          .map((test) => (
            <TestItem
              key={test.id}
              test={test}
              result={results[test.id] ?? null}
              titles={titles}
              mayEdit={mayEdit}
              onEdit={() => onEdit(test)}
              onDelete={() => setAsked(test)}
            />
          ))}
      </ul>
      <DeleteTestDialog test={asked} onClose={() => setAsked(null)} />
    </>
  );
}

interface TestItemProps {
  test: TestView;
  result: TestResultView | null;
  titles: SourceTitles;
  mayEdit: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

function TestItem({ test, result, titles, mayEdit, onEdit, onDelete }: TestItemProps) {
  const { t, i18n } = useTranslation("tests");
  return (
    <li className="test-item">
      <div className="test-words">
        <span className="row-of gap-2">
          <span className="text-strong" dir="auto">
            {test.question}
          </span>
          <ResultPill isEnabled={test.isEnabled} result={result} />
        </span>
        <ul className="text-small text-quiet">
          {describeExpectation(t, test, i18n.language, titles).map((sentence) => (
            <li key={sentence} dir="auto">
              {sentence}
            </li>
          ))}
        </ul>
        {test.origin === "hand" ? null : (
          <span className="text-small text-quiet">{t(`origin.${test.origin}`)}</span>
        )}
      </div>
      {mayEdit ? <TestButtons test={test} onEdit={onEdit} onDelete={onDelete} /> : null}
      {test.isEnabled && result && !result.passed ? <AnswerPair result={result} titles={titles} /> : null}
    </li>
  );
}

function ResultPill({ isEnabled, result }: { isEnabled: boolean; result: TestResultView | null }) {
  const { t } = useTranslation("tests");
  if (!isEnabled) return <Pill>{t("state.off")}</Pill>;
  if (!result) return <Pill>{t("state.new")}</Pill>;
  return result.passed ? (
    <Pill tone="good">{t("state.passed")}</Pill>
  ) : (
    <Pill tone="danger">{t("state.failed")}</Pill>
  );
}

function TestButtons({ test, onEdit, onDelete }: Pick<TestItemProps, "test" | "onEdit" | "onDelete">) {
  const { t } = useTranslation("tests");
  const fetcher = useFetcher();
  const isBusy = fetcher.state !== "idle";
  const name = <span className="visually-hidden">: {test.question}</span>;
  return (
    <fetcher.Form method="post" className="row-of gap-2">
      <input type="hidden" name="testId" value={test.id} />
      <input type="hidden" name="isEnabled" value={test.isEnabled ? "no" : "yes"} />
      <Button type="submit" name="intent" value="runOne" size="small" tone="quiet" isBusy={isBusy}>
        <Play className="icon" aria-hidden />
        {t("row.run")}
        {name}
      </Button>
      <span className="needs-script">
        <Button size="small" tone="quiet" onClick={onEdit}>
          <Pencil className="icon" aria-hidden />
          {t("row.edit")}
          {name}
        </Button>
      </span>
      <Button type="submit" name="intent" value="switch" size="small" tone="quiet" isBusy={isBusy}>
        {t(test.isEnabled ? "row.off" : "row.on")}
        {name}
      </Button>
      <Button
        type="submit"
        name="intent"
        value="delete"
        size="small"
        tone="quiet"
        isBusy={isBusy}
        onClick={(event) => {
          event.preventDefault();
          onDelete();
        }}
      >
        <Trash2 className="icon" aria-hidden />
        {t("row.delete")}
        {name}
      </Button>
    </fetcher.Form>
  );
}
