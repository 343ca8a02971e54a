import { Link, useFetcher } from "@remix-run/react";
import { Circle, CircleCheck, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import type { ChecklistStep } from "./checklist-step.ts";

/** Where each step is taken, below the bot's address. */
const PLACES: Record<ChecklistStep["name"], string> = {
  knowledge: "knowledge",
  test: "tests",
  look: "look",
  publish: "publish",
  conversation: "publish#embed",
};

interface ChecklistCardProps {
  steps: readonly ChecklistStep[];
  /** Address of the bot. */
  home: string;
}

/** The first steps of a bot, each with the way there and whether it is taken; goes away for good by its button. */
export function ChecklistCard({ steps, home }: ChecklistCardProps) {
  const { t, i18n } = useTranslation("checklist");
  const dismissal = useFetcher();
  const count = (value: number) => formatNumber(value, i18n.language);
  const done = steps.filter((step) => step.isDone).length;
  const next = steps.find((step) => !step.isDone);
  if (dismissal.formData) return null;
  return (
    <Panel
      title={t("title")}
      lead={t("progress", { done: count(done), all: count(steps.length) })}
      action={
        <dismissal.Form method="post" onSubmit={() => document.querySelector<HTMLElement>("#main")?.focus()}>
          <Button
            type="submit"
            name="intent"
            value="dismissChecklist"
            tone="quiet"
            isIcon
            aria-label={t("dismiss")}
            title={t("dismiss")}
          >
            <X className="icon" aria-hidden />
          </Button>
        </dismissal.Form>
      }
    >
      <ol className="checklist">
        {steps.map((step) => (
          <li key={step.name} className={step.isDone ? "checklist-done" : undefined}>
            {step.isDone ? (
              <CircleCheck className="icon" aria-hidden />
            ) : (
              <Circle className="icon" aria-hidden />
            )}
            <div>
              <Link to={`${home}/${PLACES[step.name]}`}>{t(`step.${step.name}`)}</Link>
              {step.isDone ? <span className="visually-hidden"> {t("done")}</span> : null}
              {step === next ? <p className="text-small text-quiet">{t(`help.${step.name}`)}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
