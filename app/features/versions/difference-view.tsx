import { useTranslation } from "react-i18next";
import { WordChanges } from "#app/ui/word-changes.tsx";
import type { KnowledgeDifference, SettingDifference, VersionDifference } from "./index.server.ts";

interface DifferenceViewProps {
  difference: Pick<VersionDifference, "settings" | "knowledge">;
  /** A value of a setting in words. */
  describe: (path: string, value: unknown) => string;
  /** Said when nothing differs. */
  nothing: string;
}

/** What is otherwise, in plain words: setting by setting, long texts word by word, and source by source. */
export function DifferenceView({ difference, describe, nothing }: DifferenceViewProps) {
  const { settings, knowledge } = difference;
  if (settings.length === 0 && knowledge.length === 0) return <p className="text-quiet">{nothing}</p>;
  return (
    <ul className="change-list">
      {settings.map((change) => (
        <li key={change.path}>
          <SettingChange change={change} describe={describe} />
        </li>
      ))}
      {knowledge.map((change) => (
        <li key={change.sourceId}>
          <SourceChange change={change} />
        </li>
      ))}
    </ul>
  );
}

interface SettingChangeProps {
  change: SettingDifference;
  describe: DifferenceViewProps["describe"];
}

function SettingChange({ change, describe }: SettingChangeProps) {
  const { t } = useTranslation(["versions", "bots"]);
  const { path, before, after, words } = change;
  const name = (
    <span className="text-strong">{t(`changes.setting.${path.replace(".", "_")}`, { ns: "bots" })}</span>
  );
  if (words)
    return (
      <>
        {name}
        <WordChanges words={words} />
      </>
    );
  const [said, says] = [describe(path, before), describe(path, after)];
  // Lists of the same length are described alike: what stands in them differs.
  if (said === says)
    return (
      <>
        {name} <ins>{t("changes.contentChanged")}</ins>
      </>
    );
  return (
    <>
      {name}{" "}
      <del>
        <bdi>{said}</bdi>
      </del>{" "}
      <ins>
        <bdi>{says}</bdi>
      </ins>
    </>
  );
}

function SourceChange({ change }: { change: KnowledgeDifference }) {
  const { t } = useTranslation("versions");
  const { kind, title, before, after, pages } = change;
  const told = (["added", "changed", "gone"] as const).filter((each) => (pages?.[each] ?? 0) > 0);
  return (
    <>
      <span className="text-strong">{t(`changes.source.${kind}`)}</span> <bdi>{title}</bdi>{" "}
      {pages && told.length > 0 ? (
        <span className="text-quiet">
          {told.map((each) => t(`changes.pages.${each}`, { count: pages[each] })).join(" · ")}
        </span>
      ) : (
        <span className="text-quiet">
          {kind === "changed" && before !== after
            ? t("changes.passagesFromTo", { before, after })
            : t("changes.passages", { count: kind === "removed" ? before : after })}
        </span>
      )}
    </>
  );
}
