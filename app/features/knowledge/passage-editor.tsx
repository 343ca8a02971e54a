import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { FormSummary } from "#app/ui/form-summary.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { useFormFetcher } from "#app/ui/use-form-fetcher.ts";
import type { PassageView } from "./list-passages.server.ts";
import { MAX_PASSAGE } from "./source-kinds.ts";

/** Changes the text of a passage; what was typed stays when it is refused. */
export function PassageEditor({ passage, onDone }: { passage: PassageView; onDone: () => void }) {
  const { t } = useTranslation("knowledge");
  const { t: common } = useTranslation();
  const { Form, state, isBusy } = useFormFetcher(onDone);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  return (
    <Form ref={form} method="post" className="stack stack-tight passage-editor" noValidate>
      <FormSummary state={state} />
      <input type="hidden" name="passageId" value={passage.id} />
      <TextArea
        name="text"
        label={t("passages.text")}
        help={t("passages.textHelp")}
        rows={6}
        defaultValue={passage.text}
        maxCount={MAX_PASSAGE}
        state={state}
      />
      <div className="form-actions">
        <Button type="submit" name="intent" value="edit" tone="main" size="small" isBusy={isBusy}>
          {t("passages.save")}
        </Button>
        {passage.isEdited ? (
          <Button type="submit" name="intent" value="restore" size="small" isBusy={isBusy}>
            {t("passages.restore")}
          </Button>
        ) : null}
        <Button tone="quiet" size="small" onClick={onDone}>
          {common("cancel")}
        </Button>
      </div>
    </Form>
  );
}
