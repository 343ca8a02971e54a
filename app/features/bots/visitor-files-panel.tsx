import { useTranslation } from "react-i18next";
import { VISITOR_FILE_LIMITS } from "#app/domain/conversation/visitor-file.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useDraftFields } from "./use-draft-fields.ts";

/** Whether visitors may send files, and which. */
export function VisitorFilesPanel() {
  const { t } = useTranslation("files");
  const { flag } = useDraftFields();
  const { perMessage: most, megabytes: mb } = VISITOR_FILE_LIMITS;
  return (
    <Panel title={t("setting.title")}>
      <Checkbox
        kind="switch"
        label={t("setting.label")}
        help={t("setting.help", { most, mb })}
        {...flag("visitorFiles")}
      />
    </Panel>
  );
}
