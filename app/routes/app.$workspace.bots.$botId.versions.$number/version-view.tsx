import { useTranslation } from "react-i18next";
import type { VersionDetails, VersionDifference } from "#app/features/versions/index.server.ts";
import { DifferenceView } from "#app/features/versions/difference-view.tsx";
import { VersionFrame } from "#app/features/versions/version-frame.tsx";
import { VersionSettings } from "#app/features/versions/version-settings.tsx";
import { CodeBlock } from "#app/ui/code-block.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const VIEWS = ["changes", "draft", "settings", "try", "pin"] as const;

interface VersionViewProps {
  view: (typeof VIEWS)[number];
  version: VersionDetails;
  difference: Pick<VersionDifference, "settings" | "knowledge"> | null;
  home: string;
  botId: string;
  /** A value of a setting in words. */
  describe: (path: string, value: unknown) => string;
  describeEntry: (entry: unknown) => string;
}

/** What is seen of the version at this moment. */
export function VersionView({
  view,
  version,
  difference,
  home,
  botId,
  describe,
  describeEntry,
}: VersionViewProps) {
  const { t } = useTranslation("versions");
  const { item, appUrl } = version;
  const { number } = item;
  if (view === "settings")
    return <VersionSettings {...version} describe={describe} describeEntry={describeEntry} />;
  if (view === "try")
    return (
      <Panel title={t("try.title", { number })} lead={t("try.lead")}>
        <VersionFrame key={number} home={home} number={number} theme={version.settings.look.theme} />
      </Panel>
    );
  if (view === "pin")
    return (
      <Panel title={t("pin.title", { number })} lead={t("pin.lead")}>
        <CodeBlock
          code={`<script async src="${appUrl}/widget.js" data-bot="${botId}" data-version="${number}"></script>`}
          title={t("pin.snippet")}
          isWrapped
        />
      </Panel>
    );
  return (
    <Panel title={t(`changes.title.${view}`, { number, before: number - 1 })}>
      {difference ? (
        <DifferenceView difference={difference} describe={describe} nothing={t(`changes.nothing.${view}`)} />
      ) : (
        <p className="text-quiet">{t("changes.first")}</p>
      )}
    </Panel>
  );
}
