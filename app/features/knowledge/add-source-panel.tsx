import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FormState } from "#app/ui/form-state.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { QaForm, TextForm } from "./text-forms.tsx";
import { ViewTabs } from "./view-tabs.tsx";
import { PageForm, SiteForm } from "./web-forms.tsx";

export const ADD_KINDS = ["text", "files", "page", "site", "qa"] as const;
export type AddKind = (typeof ADD_KINDS)[number];

interface AddSourcePanelProps {
  kind: AddKind;
  states: Record<"addText" | "addQa" | "addPage" | "addSite", FormState>;
  /** What stands under "Files". */
  files: ReactNode;
}

/** Adds to the knowledge. Each kind has its address; what was typed into one stays while another is looked at. */
export function AddSourcePanel({ kind, states, files }: AddSourcePanelProps) {
  const { t } = useTranslation("knowledge");
  const { t: common } = useTranslation();
  const forms: Record<AddKind, ReactNode> = {
    text: <TextForm state={states.addText} />,
    files,
    page: <PageForm state={states.addPage} />,
    site: <SiteForm state={states.addSite} />,
    qa: <QaForm state={states.addQa} />,
  };
  return (
    <Panel
      title={t("add.title")}
      action={
        <LinkButton to="?" tone="quiet" isIcon aria-label={common("close")}>
          <X className="icon" aria-hidden />
        </LinkButton>
      }
    >
      <div className="mb-4">
        <ViewTabs
          label={t("add.kinds")}
          current={kind}
          tabs={ADD_KINDS.map((id) => ({ id, label: t(`add.kind.${id}`), to: `?add=${id}` }))}
        />
      </div>
      {ADD_KINDS.map((each) => (
        <div key={each} hidden={each !== kind}>
          {forms[each]}
        </div>
      ))}
    </Panel>
  );
}
