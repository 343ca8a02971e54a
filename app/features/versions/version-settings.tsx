import { useTranslation } from "react-i18next";
import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { Panel } from "#app/ui/panel.tsx";
import type { KnownSource } from "./index.server.ts";

interface VersionSettingsProps {
  settings: BotSettings;
  sources: readonly KnownSource[];
  /** A value of a setting in words. */
  describe: (path: string, value: unknown) => string;
  /** An entry of a list in words. */
  describeEntry: (entry: unknown) => string;
}

/** Everything that a version is, to be read and not to be changed. */
export function VersionSettings({ settings, sources, describe, describeEntry }: VersionSettingsProps) {
  const { t } = useTranslation(["versions", "bots"]);
  const { look, limits, leadForm, ...own } = settings;
  const all: [string, unknown][] = [
    ...Object.entries(own),
    ...inside("leadForm", leadForm),
    ...inside("limits", limits),
    ...inside("look", look),
  ];
  return (
    <>
      <Panel title={t("settings.title")} lead={t("settings.lead")}>
        <dl className="version-facts">
          {all.map(([path, value]) => (
            <div key={path}>
              <dt>{t(`changes.setting.${path.replace(".", "_")}`, { ns: "bots" })}</dt>
              <dd dir="auto">
                <SettingValue path={path} value={value} describe={describe} describeEntry={describeEntry} />
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title={t("settings.knowledge")}>
        {sources.length === 0 ? (
          <p className="text-quiet">{t("settings.noKnowledge")}</p>
        ) : (
          <ul className="change-list">
            {sources.map(({ sourceId, title, passages }) => (
              <li key={sourceId}>
                <bdi>{title}</bdi>{" "}
                <span className="text-quiet">{t("changes.passages", { count: passages })}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

function inside(group: string, settings: object): [string, unknown][] {
  return Object.entries(settings).map(([name, value]) => [`${group}.${name}`, value]);
}

interface SettingValueProps extends Pick<VersionSettingsProps, "describe" | "describeEntry"> {
  path: string;
  value: unknown;
}

/** Lists and long texts whole, everything else as it is described. */
function SettingValue({ path, value, describe, describeEntry }: SettingValueProps) {
  if (Array.isArray(value) && value.length > 0)
    return (
      <ul className="version-entries">
        {value.map((entry) => {
          const words = describeEntry(entry);
          return <li key={words}>{words}</li>;
        })}
      </ul>
    );
  const isText = typeof value === "string" && describe(path, value).endsWith("…");
  return <span className="version-text">{isText ? value : describe(path, value)}</span>;
}
