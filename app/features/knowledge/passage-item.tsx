import { useFetcher } from "@remix-run/react";
import { Eye, EyeOff, Pencil } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formStateOf } from "#app/ui/form-state.ts";
import { Pill } from "#app/ui/pill.tsx";
import { useEditing } from "#app/ui/use-editing.ts";
import type { PassageView } from "./list-passages.server.ts";
import { PassageEditor } from "./passage-editor.tsx";
import { PassagePlace } from "./passage-place.tsx";

interface PassageItemProps {
  passage: PassageView;
  mayEdit: boolean;
  mayChangeText: boolean;
}

/** One passage with where it stands, what a person did to it, and what can be done. */
export function PassageItem({ passage, mayEdit, mayChangeText }: PassageItemProps) {
  const { t } = useTranslation("knowledge");
  const { isEditing, edit, close, opener } = useEditing<HTMLSpanElement>();
  const { isEnabled, isEdited } = passage;
  return (
    <li className={isEnabled ? "passage" : "passage passage-off"}>
      <div className="passage-head">
        <span className="text-strong" dir="auto">
          {passage.questions ? passage.questions.join(" · ") : passage.headings.join(" › ") || passage.title}
        </span>
        <span className="row-of">
          {isEdited ? <Pill tone="info">{t("passages.edited")}</Pill> : null}
          {isEnabled ? null : <Pill tone="attention">{t("passages.off")}</Pill>}
          <span className="text-quiet text-small">
            {t("passages.number", { number: passage.position + 1 })}
          </span>
        </span>
      </div>
      {isEditing ? (
        <PassageEditor passage={passage} onDone={close} />
      ) : (
        <p dir="auto" className="passage-text">
          {passage.text}
        </p>
      )}
      <div className="passage-foot">
        <PassagePlace passage={passage} />
        {mayEdit && !isEditing ? (
          <span className="passage-actions">
            {mayChangeText ? (
              <span className="needs-script" ref={opener}>
                <Button size="small" tone="quiet" onClick={edit}>
                  <Pencil className="icon" aria-hidden />
                  {t("passages.edit")}
                  <span className="visually-hidden">
                    {" "}
                    {t("passages.number", { number: passage.position + 1 })}
                  </span>
                </Button>
              </span>
            ) : null}
            <SwitchButton passage={passage} />
          </span>
        ) : null}
      </div>
    </li>
  );
}

/** Takes a passage out of the answers, or puts it back. */
export function SwitchButton({ passage }: { passage: Pick<PassageView, "id" | "isEnabled" | "position"> }) {
  const { t } = useTranslation("knowledge");
  const fetcher = useFetcher();
  const problem = formStateOf(fetcher.data).message;
  const Icon = passage.isEnabled ? EyeOff : Eye;
  return (
    <fetcher.Form method="post" className="row-of">
      {problem ? <span className="field-error">{problem}</span> : null}
      <input type="hidden" name="passageId[]" value={passage.id} />
      <input type="hidden" name="isEnabled" value={passage.isEnabled ? "no" : "yes"} />
      <Button
        type="submit"
        name="intent"
        value="switch"
        size="small"
        tone="quiet"
        isBusy={fetcher.state !== "idle"}
      >
        <Icon className="icon" aria-hidden />
        {t(passage.isEnabled ? "passages.switchOff" : "passages.switchOn")}
        <span className="visually-hidden"> {t("passages.number", { number: passage.position + 1 })}</span>
      </Button>
    </fetcher.Form>
  );
}
