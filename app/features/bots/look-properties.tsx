import { useTranslation } from "react-i18next";
import { LOOK_PROPERTIES, LOOK_PROPERTY_NAMES } from "#app/domain/look/look-properties.ts";
import { Panel } from "#app/ui/panel.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { DraftForm } from "./draft-form.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** Own values of the widget's custom properties, for people who know CSS. */
export function LookProperties() {
  const { t } = useTranslation("bots");
  const { settings, form, errorOf, typed, change } = useDraftFields("properties");
  const { properties } = settings.look;
  return (
    <DraftForm form={form} intent="properties">
      <Panel title={t("look.advanced")} lead={t("look.advancedLead")}>
        <details className="look-properties" open={Object.keys(properties).length > 0}>
          <summary>{t("look.advancedShow")}</summary>
          <div className="stack">
            {LOOK_PROPERTY_NAMES.map((name) => (
              <TextField
                key={name}
                name={name}
                dir="ltr"
                spellCheck={false}
                label={
                  <>
                    {t(`look.properties.${name.slice("--chatbot-".length)}`)}{" "}
                    <bdi dir="ltr">
                      <code>{name}</code>
                    </bdi>
                  </>
                }
                placeholder={LOOK_PROPERTIES[name]}
                value={typed(name) ?? properties[name] ?? ""}
                error={errorOf(`look.properties.${name}`, name)}
                onChange={({ currentTarget: { value } }) => {
                  const { [name]: _before, ...others } = properties;
                  change("look.properties", value.trim() === "" ? others : { ...others, [name]: value });
                }}
              />
            ))}
          </div>
        </details>
      </Panel>
    </DraftForm>
  );
}
