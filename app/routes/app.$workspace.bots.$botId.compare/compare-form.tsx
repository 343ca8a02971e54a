import type { FetcherWithComponents } from "@remix-run/react";
import { Columns2 } from "lucide-react";
import { useEffect, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { ComparedRound, SideChoice } from "#app/features/comparing/index.server.ts";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { describeSide } from "./describe-side.ts";

interface CompareFormProps {
  formRef: RefObject<HTMLFormElement>;
  Form: FetcherWithComponents<unknown>["Form"];
  sides: readonly SideChoice[];
  rounds: readonly ComparedRound[];
  isBusy: boolean;
  state: FormState;
  onForget: () => void;
}

const PLACES = ["left", "right"] as const;

/** Two sides and a question for both. */
export function CompareForm({ formRef, Form, sides, rounds, isBusy, state, onForget }: CompareFormProps) {
  const { t } = useTranslation("comparing");
  const [chosen, setChosen] = useState(() => firstChoice(sides));
  // What was answered is out of the field, which keeps the focus for the next question.
  useEffect(() => {
    const field = formRef.current?.querySelector<HTMLInputElement>("[name=question]");
    if (field) field.value = "";
  }, [formRef, rounds.length]);
  return (
    <Panel>
      <Form ref={formRef} method="post" className="stack" noValidate>
        <FormSummary state={state} />
        <input type="hidden" name="intent" value="ask" />
        <input type="hidden" name="rounds" value={memoryOf(rounds)} />
        <div className="field-pair">
          {PLACES.map((place) => (
            <SelectField
              key={place}
              name={place}
              label={t(`side.${place}`)}
              options={sides.map((choice) => ({ value: choice.key, label: describeSide(t, choice) }))}
              state={state}
              value={chosen[place]}
              onChange={({ currentTarget }) => setChosen({ ...chosen, [place]: currentTarget.value })}
            />
          ))}
        </div>
        <TextField name="question" label={t("question")} autoComplete="off" state={state} />
        <div className="form-actions">
          <Button type="submit" tone="main" isBusy={isBusy}>
            <Columns2 className="icon" aria-hidden />
            {t(isBusy ? "asking" : "ask")}
          </Button>
          {rounds.length > 0 ? (
            <Button tone="quiet" onClick={onForget}>
              {t("forget")}
            </Button>
          ) : null}
        </div>
      </Form>
    </Panel>
  );
}

/** The draft beside what visitors get now; before the first version, beside the first model or no model at all. */
function firstChoice(sides: readonly SideChoice[]) {
  const other = sides.find(({ isLive }) => isLive) ?? sides[1] ?? sides[0];
  return { left: sides[0]?.key ?? "", right: other?.key ?? "" };
}

/** Rounds that go along with a question, as both sides' memory. */
const REMEMBERED = 6;

function memoryOf(rounds: readonly ComparedRound[]): string {
  const said = rounds.slice(-REMEMBERED);
  return JSON.stringify(
    said.map(({ question, left, right }) => ({ question, left: left.text, right: right.text })),
  );
}
