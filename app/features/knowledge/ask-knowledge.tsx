import { Form, useNavigation } from "@remix-run/react";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export type AskedVersion = "draft" | "live";

interface AskKnowledgeProps {
  question: string;
  version: AskedVersion;
  /** The live version's number; null when there is none to choose. */
  liveNumber: number | null;
}

/** A question for the knowledge of the draft or of what is live; it stands in the address. */
export function AskKnowledge({ question, version, liveNumber }: AskKnowledgeProps) {
  const { t } = useTranslation("knowledge");
  const isBusy = useNavigation().location?.search.includes("q=") ?? false;
  return (
    <Panel title={t("ask.title")} lead={t("ask.lead")}>
      <Form method="get" className="stack" preventScrollReset>
        <div className="ask-row">
          <TextField
            key={question}
            name="q"
            type="search"
            label={t("ask.question")}
            defaultValue={question}
            maxLength={2_000}
          />
          <Button type="submit" tone="main" isBusy={isBusy}>
            <Search className="icon" aria-hidden />
            {t("ask.button")}
          </Button>
        </div>
        {liveNumber === null ? null : (
          <fieldset className="row-of">
            <legend className="visually-hidden">{t("ask.version")}</legend>
            <Checkbox
              kind="radio"
              name="version"
              value="draft"
              label={t("ask.draft")}
              defaultChecked={version === "draft"}
            />
            <Checkbox
              kind="radio"
              name="version"
              value="live"
              label={t("ask.live", { number: liveNumber })}
              defaultChecked={version === "live"}
            />
          </fieldset>
        )}
      </Form>
    </Panel>
  );
}
