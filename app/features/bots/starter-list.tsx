import { Plus } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { MAX_STARTERS } from "#app/domain/bot/bot-limits.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { ROW_ADD, ROWS } from "./focus-row.ts";
import { RowButtons } from "./row-buttons.tsx";
import { useBegunRows } from "./use-begun-rows.ts";
import { useDraftFields } from "./use-draft-fields.ts";

const hasText = (starter: string) => starter.trim() !== "";

/** Up to four questions that a visitor can ask with one press. */
export function StarterList() {
  const { t } = useTranslation("bots");
  const { settings, errors, form, typed, change } = useDraftFields();
  const id = useId();
  const kept = Array.from({ length: MAX_STARTERS }, (_, index) => typed(`starter${index + 1}`) ?? "").filter(
    Boolean,
  );
  const stored = form.isDone === false ? kept : settings.starters;
  const {
    rows: starters,
    change: store,
    placeOf,
  } = useBegunRows(stored, hasText, (asked) => change("starters", asked));
  const add = () => {
    store([...starters, ""]);
    // The new field is there after the next rendering.
    requestAnimationFrame(() =>
      document.querySelector<HTMLInputElement>(`[name="starter${starters.length + 1}"]`)?.focus(),
    );
  };
  return (
    <fieldset className="stack stack-tight" {...ROWS}>
      <legend id={id}>{t("starters.title")}</legend>
      <p className="field-help">{t("starters.help", { count: MAX_STARTERS })}</p>
      {errors.starters ? <p className="field-error">{errors.starters}</p> : null}
      {starters.map((starter, index) => (
        // Rows have no identity but their place, and their fields no state of their own.
        <div key={index} className="row-editor">
          <TextField
            name={`starter${index + 1}`}
            label={<span className="visually-hidden">{t("starters.one", { number: index + 1 })}</span>}
            value={starter}
            error={errors[`starters.${placeOf(index)}`] ?? form.fields[`starter${index + 1}`]}
            onChange={({ currentTarget }) => store(starters.with(index, currentTarget.value))}
          />
          <RowButtons
            list={starters}
            index={index}
            onChange={store}
            labels={{
              up: t("starters.up", { number: index + 1 }),
              down: t("starters.down", { number: index + 1 }),
              remove: t("starters.remove", { number: index + 1 }),
            }}
          />
        </div>
      ))}
      {starters.length < MAX_STARTERS ? (
        <>
          <noscript>
            <TextField
              name={`starter${starters.length + 1}`}
              label={t("starters.one", { number: starters.length + 1 })}
            />
          </noscript>
          <div className="needs-script">
            <Button size="small" onClick={add} {...ROW_ADD}>
              <Plus className="icon" aria-hidden />
              {t("starters.add")}
            </Button>
          </div>
        </>
      ) : null}
    </fieldset>
  );
}
