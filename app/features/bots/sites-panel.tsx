import { useTranslation } from "react-i18next";
import { Panel } from "#app/ui/panel.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { DraftForm } from "./draft-form.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** On which sites the bot may stand, one in a line; none means everywhere, and is said. */
export function SitesPanel() {
  const { t } = useTranslation("bots");
  const { settings, form, typed, errors, change } = useDraftFields();
  const sites = settings.allowedSites;
  const wrong = Object.entries({ ...errors, ...form.fields }).find(([field]) =>
    field.startsWith("allowedSites"),
  );
  const line = wrong ? Number(wrong[0].split(".")[1]) : Number.NaN;
  const sentence =
    wrong && !Number.isNaN(line) ? `${t("sites.line", { number: line + 1 })} ${wrong[1]}` : wrong?.[1];
  return (
    <DraftForm form={form}>
      <Panel title={t("sites.title")} lead={t("sites.lead")}>
        <TextArea
          name="allowedSites"
          label={t("sites.label")}
          help={t(sites.filter(Boolean).length === 0 ? "sites.everywhere" : "sites.some")}
          isCode
          dir="ltr"
          spellCheck={false}
          placeholder={"https://shop.example\nhttps://*.shop.example"}
          value={typed("allowedSites") ?? sites.join("\n")}
          error={sentence}
          onChange={({ currentTarget }) => change("allowedSites", linesOf(currentTarget.value))}
        />
      </Panel>
    </DraftForm>
  );
}

/** The lines as sites; an empty last line is one that is being begun. */
function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}
