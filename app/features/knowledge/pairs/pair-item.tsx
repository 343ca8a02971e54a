import { useFetcher } from "@remix-run/react";
import { Pencil, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { SwitchButton } from "#app/features/knowledge/passage-item.tsx";
import { Button } from "#app/ui/button.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Pill } from "#app/ui/pill.tsx";
import { useEditing } from "#app/ui/use-editing.ts";
import type { QaPairView } from "./list-qa-pairs.server.ts";
import { PairForm } from "./pair-form.tsx";

/** The place where what became of the last deletion is kept, for all pairs of a page. */
export const DELETING = "delete-pair";

interface PairItemProps {
  pair: QaPairView;
  /** In the list, from 1. */
  number: number;
  mayEdit: boolean;
}

/** One question with its other phrasings, its answer, how often it answered, and what can be done. */
export function PairItem({ pair, number, mayEdit }: PairItemProps) {
  const { t, i18n } = useTranslation("knowledge");
  const { isEditing, edit, close, opener } = useEditing<HTMLSpanElement>();
  const [first = "", ...others] = pair.questions;
  return (
    <li className={pair.isEnabled ? "passage" : "passage passage-off"}>
      {isEditing ? (
        <PairForm pair={pair} onDone={close} />
      ) : (
        <>
          <div className="passage-head">
            <h3 className="pair-question" dir="auto">
              {first}
            </h3>
            {pair.isEnabled ? null : <Pill tone="attention">{t("passages.off")}</Pill>}
          </div>
          {others.length > 0 ? (
            <p className="text-quiet text-small" dir="auto">
              {others.join(" · ")}
            </p>
          ) : null}
          <p dir="auto" className="passage-text">
            {pair.answer}
          </p>
        </>
      )}
      <div className="passage-foot">
        <span className="text-quiet text-small">
          {pair.uses === 0
            ? t("pairs.never")
            : t("pairs.uses", { count: pair.uses, shown: formatNumber(pair.uses, i18n.language) })}
        </span>
        {mayEdit && !isEditing ? (
          <span className="passage-actions">
            <span className="needs-script" ref={opener}>
              <Button size="small" tone="quiet" onClick={edit}>
                <Pencil className="icon" aria-hidden />
                {t("passages.edit")}
                <span className="visually-hidden"> {t("passages.number", { number })}</span>
              </Button>
            </span>
            {pair.passageId ? (
              <SwitchButton
                passage={{ id: pair.passageId, isEnabled: pair.isEnabled, position: number - 1 }}
              />
            ) : null}
            <DeleteButton pairId={pair.id} number={number} />
          </span>
        ) : null}
      </div>
    </li>
  );
}

function DeleteButton({ pairId, number }: { pairId: string; number: number }) {
  const { t } = useTranslation("knowledge");
  const fetcher = useFetcher({ key: DELETING });
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="pairId" value={pairId} />
      <Button
        type="submit"
        name="intent"
        value="deletePair"
        size="small"
        tone="quiet"
        isBusy={fetcher.formData?.get("pairId") === pairId}
      >
        <Trash2 className="icon" aria-hidden />
        {t("list.delete")}
        <span className="visually-hidden"> {t("passages.number", { number })}</span>
      </Button>
    </fetcher.Form>
  );
}
