import { useTranslation } from "react-i18next";
import type { BotSettings } from "#app/domain/bot/bot-settings.ts";
import { Panel } from "#app/ui/panel.tsx";
import type { KnownSource } from "./index.server.ts";

interface VersionSettingsProps {
  settings: BotSettings;
  sources: readonly KnownSource[];
  /** A value of a setting in words. */
  describe: (path: string, value: unknown) => string;
}

/** Everything that a version is, to be read and not to be changed. */
export function VersionSettings({ settings, sources, describe }: VersionSettingsProps) {
  const { t } = useTranslation(["versions", "bots"]);
  const { look, limits, ...own } = settings;
  const all: [string, unknown][] = [
    ...Object.entries(own),
    ...Object.entries(limits).map(([name, value]): [string, unknown] => [`limits.${name}`, value]),
    ...Object.entries(look).map(([name, value]): [string, unknown] => [`look.${name}`, value]),
  ];
  return (
    <>
      <Panel title={t("settings.title")} lead={t("settings.lead")}>
        <dl className="version-facts">
          {all.map(([path, value]) => (
            <div key={path}>
              <dt>{t(`changes.setting.${path.replace(".", "_")}`, { ns: "bots" })}</dt>
              <dd dir="auto">
                <SettingValue path={path} value={value} describe={describe} />
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

interface SettingValueProps {
  path: string;
  value: unknown;
  describe: VersionSettingsProps["describe"];
}

/** Lists and long texts whole, everything else as it is described. */
function SettingValue({ path, value, describe }: SettingValueProps) {
  if (Array.isArray(value) && value.length > 0)
    return (
      <ul className="version-entries">
        {value.map((entry) => {
          const words = entryOf(entry);
          return <li key={words}>{words}</li>;
        })}
      </ul>
    );
  const isText = typeof value === "string" && describe(path, value).endsWith("…");
  return <span className="version-text">{isText ? value : describe(path, value)}</span>;
}

/** A starter question or a site as it is; a link of the chain by its model. */
function entryOf(entry: unknown): string {
  if (typeof entry === "object" && entry !== null && "model" in entry && "providerId" in entry)
    return String(entry.model || entry.providerId);
  return String(entry);
}
