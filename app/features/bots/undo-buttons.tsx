import { Redo2, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { shortcutText } from "#app/ui/shortcut-text.ts";
import { useIsBrowser } from "#app/ui/use-is-browser.ts";
import { useDraft } from "./draft-provider.tsx";
import { useSettingLabel } from "./use-setting-label.ts";

/** Back and forth through what was changed here, and a line that says what that touched: it may stand in another section. */
export function UndoButtons() {
  const { t } = useTranslation("bots");
  const { keeper, canUndo, canRedo, stepped } = useDraft();
  const isBrowser = useIsBrowser();
  const label = useSettingLabel();
  const titleOf = (words: string, keys: readonly string[]) =>
    isBrowser ? `${words} (${shortcutText(keys)})` : words;
  return (
    <div className="undo-buttons needs-script">
      <Button
        tone="quiet"
        size="small"
        isIcon
        aria-label={t("history.undo")}
        title={titleOf(t("history.undo"), ["mod", "Z"])}
        disabled={!canUndo}
        onClick={() => keeper.undo()}
      >
        <Undo2 className="icon icon-mirrored" aria-hidden />
      </Button>
      <Button
        tone="quiet"
        size="small"
        isIcon
        aria-label={t("history.redo")}
        title={titleOf(t("history.redo"), ["mod", "shift", "Z"])}
        disabled={!canRedo}
        onClick={() => keeper.redo()}
      >
        <Redo2 className="icon icon-mirrored" aria-hidden />
      </Button>
      <output className="autosave">
        {stepped ? t(`history.${stepped.way}`, { setting: label(stepped.path) }) : null}
      </output>
    </div>
  );
}
