import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MAX_GREETING, MAX_STARTERS } from "#app/domain/bot/bot-limits.ts";
import type { BotView } from "#app/features/bots/bot-view.ts";
import { ColourField } from "#app/features/bots/colour-field.tsx";
import { Button } from "#app/ui/button.tsx";
import type { FormState } from "#app/ui/form-state.ts";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";

/** Everything that was proposed, to be changed before it is taken. */
export function ProposalForm({ bot, state }: { bot: BotView; state: FormState }) {
  const { t } = useTranslation("start");
  const busy = useNavigation().formData?.get("intent");
  const [colour, setColour] = useState(state.values.color ?? bot.look.color);
  return (
    <Form method="post" noValidate autoComplete="off">
      <Panel title={t("proposal.bot")}>
        <div className="stack start-proposal">
          <FormSummary state={state} />
          <TextField name="name" label={t("proposal.name")} defaultValue={bot.name} state={state} />
          <TextArea
            name="description"
            label={t("proposal.description")}
            help={t("proposal.descriptionHelp")}
            defaultValue={bot.description}
            rows={2}
            isOptional
            state={state}
          />
          <TextArea
            name="greeting"
            label={t("proposal.greeting")}
            defaultValue={bot.greeting}
            maxCount={MAX_GREETING}
            rows={2}
            isOptional
            state={state}
          />
          <Starters starters={bot.starters} state={state} />
          <ColourField
            name="color"
            label={t("proposal.colour")}
            value={colour}
            error={state.fields.color}
            onPick={setColour}
          />
          <div className="form-actions">
            <Button type="submit" name="intent" value="create" tone="main" isBusy={busy === "create"}>
              {t("proposal.create")}
            </Button>
            <Button type="submit" name="intent" value="discard" tone="quiet" isBusy={busy === "discard"}>
              {t("proposal.discard")}
            </Button>
          </div>
        </div>
      </Panel>
    </Form>
  );
}

function Starters({ starters, state }: { starters: readonly string[]; state: FormState }) {
  const { t } = useTranslation("start");
  return (
    <fieldset className="stack stack-tight">
      <legend>{t("proposal.starters")}</legend>
      <p className="field-help">{t(starters.length > 0 ? "proposal.startersHelp" : "proposal.noStarters")}</p>
      {Array.from({ length: MAX_STARTERS }, (_, index) => index + 1).map((number) => (
        <TextField
          key={number}
          name={`starter${number}`}
          label={<span className="visually-hidden">{t("proposal.starter", { number })}</span>}
          defaultValue={starters[number - 1] ?? ""}
          state={state}
        />
      ))}
    </fieldset>
  );
}
