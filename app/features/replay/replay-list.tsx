import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { SHORTCUTS } from "#app/ui/shortcuts.ts";
import { ReplayItem } from "./replay-item.tsx";
import { VERDICTS, type ReplayItemView } from "./replay-view.ts";
import { useJudgingKeys } from "./use-judging-keys.ts";

interface ReplayListProps {
  items: readonly ReplayItemView[];
  mayJudge: boolean;
}

/** The answers that changed, to be judged one after the other. */
export function ReplayList({ items, mayJudge }: ReplayListProps) {
  const { t } = useTranslation("replay");
  const list = useRef<HTMLOListElement>(null);
  const current = useJudgingKeys(list);
  return (
    <>
      <KeyHints mayJudge={mayJudge} />
      <ol ref={list} className="replay-list" aria-label={t("list")}>
        {items.map((item, index) => (
          <ReplayItem key={item.id} item={item} isCurrent={index === current} mayJudge={mayJudge} />
        ))}
      </ol>
    </>
  );
}

const KEYS = SHORTCUTS.filter(({ group }) => group === "replay");

function KeyHints({ mayJudge }: { mayJudge: boolean }) {
  const { t } = useTranslation("replay");
  return (
    <ul className="replay-keys">
      {KEYS.map(({ key, keys }) => {
        const verdict = VERDICTS.find((each) => each === key);
        if (verdict && !mayJudge) return null;
        return (
          <li key={key}>
            <kbd>{keys[0]}</kbd> {verdict ? t(`judge.${verdict}`) : t(`keys.${key}`)}
          </li>
        );
      })}
    </ul>
  );
}
