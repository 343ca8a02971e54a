import { useTranslation } from "react-i18next";
import { ADD_KINDS } from "#app/features/knowledge/add-source-panel.tsx";
import { Drawing } from "#app/ui/drawing.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** What stands where there are no sources yet: the ways to begin. */
export function NoSources({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useTranslation("knowledge");
  const starts = (
    <div className="row-of justify-content-center">
      {ADD_KINDS.map((kind) => (
        <LinkButton
          key={kind}
          to={`?add=${kind}`}
          tone={kind === "text" ? "main" : "plain"}
          preventScrollReset
        >
          {t(`add.start.${kind}`)}
        </LinkButton>
      ))}
    </div>
  );
  return (
    <Panel>
      <EmptyState
        drawing={<Drawing name="sheets" />}
        title={t("list.emptyTitle")}
        action={mayAdd ? starts : null}
      >
        {t("list.emptyText")}
      </EmptyState>
    </Panel>
  );
}
