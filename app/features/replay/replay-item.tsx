import { useFetcher } from "@remix-run/react";
import { Equal, ThumbsDown, ThumbsUp, type LucideIcon } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Pill } from "#app/ui/pill.tsx";
import { WordChanges } from "#app/ui/word-changes.tsx";
import { VERDICTS, type ReplayedSide, type ReplayItemView, type Verdict } from "./replay-view.ts";

const ICONS: Record<Verdict, LucideIcon> = { better: ThumbsUp, worse: ThumbsDown, same: Equal };
const TONES = { better: "good", worse: "danger", same: "quiet" } as const;

interface ReplayItemProps {
  item: ReplayItemView;
  isCurrent: boolean;
  mayJudge: boolean;
}

/** A changed answer: old and new beside each other, and the verdict on it. */
export function ReplayItem({ item, isCurrent, mayJudge }: ReplayItemProps) {
  const { t } = useTranslation("replay");
  const title = useId();
  const fetcher = useFetcher();
  const sent = fetcher.formData?.get("verdict");
  const verdict = VERDICTS.find((each) => each === sent) ?? item.verdict;
  const failed = formStateOf(fetcher.data, "judge").message;
  return (
    <li
      className="replay-item"
      tabIndex={-1}
      aria-current={isCurrent ? "true" : undefined}
      aria-labelledby={title}
    >
      <div className="row-of gap-2">
        <h3 id={title} className="text-strong" dir="auto">
          {item.question}
        </h3>
        <Pill>{t(`change.${item.change}`)}</Pill>
        {verdict ? <Pill tone={TONES[verdict]}>{t(`judge.${verdict}`)}</Pill> : null}
      </div>
      <div className="replay-sides">
        <Side label={t("before")} side={item.before} />
        <Side label={t("after")} side={item.after} />
      </div>
      {mayJudge ? (
        <fetcher.Form method="post" className="row-of gap-2">
          <input type="hidden" name="intent" value="judge" />
          <input type="hidden" name="itemId" value={item.id} />
          {VERDICTS.map((each) => {
            const Icon = ICONS[each];
            return (
              <Button
                key={each}
                type="submit"
                name="verdict"
                value={each}
                size="small"
                aria-pressed={verdict === each}
              >
                <Icon className="icon" aria-hidden />
                {t(`judge.${each}`)}
                <span className="visually-hidden">: {item.question}</span>
              </Button>
            );
          })}
        </fetcher.Form>
      ) : null}
      {verdict === "worse" && !failed ? (
        <output className="text-small text-quiet">{t("isTest")}</output>
      ) : null}
      {failed ? (
        <Notice tone="danger" isLive>
          {failed}
        </Notice>
      ) : null}
    </li>
  );
}

function Side({ label, side: { kind, words, cited } }: { label: string; side: ReplayedSide }) {
  const { t } = useTranslation(["replay", "trace"]);
  return (
    <div className="replay-side">
      <p className="row-of gap-2">
        <span className="text-strong">{label}</span>
        <Pill>{t(`kind.${kind}`, { ns: "trace" })}</Pill>
      </p>
      <WordChanges words={words} />
      {cited.length > 0 ? (
        <p className="text-small text-quiet">
          {t("cited")} <bdi>{cited.join(", ")}</bdi>
        </p>
      ) : null}
    </div>
  );
}
