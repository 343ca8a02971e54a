import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Checkbox } from "./checkbox.tsx";
import { Dialog } from "./dialog.tsx";
import { keyName } from "./shortcut-text.ts";
import { SHORTCUT_GROUPS, SHORTCUTS, type Shortcut } from "./shortcuts.ts";
import { areSingleKeysOn, setSingleKeys } from "./single-key-setting.ts";

/** All shortcuts, and the switch for those of single keys. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("shortcuts");
  const [isOn, setOn] = useState(areSingleKeysOn);
  const change = (next: boolean) => {
    setSingleKeys(next);
    setOn(next);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("title")}>
      <div className="stack">
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group}>
            <h3 className="text-strong">{t(`group.${group}`)}</h3>
            <dl className="shortcuts">
              {SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => (
                <div key={shortcut.key}>
                  <dt>{t(`what.${shortcut.key}`)}</dt>
                  <dd>
                    <Keys shortcut={shortcut} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <Checkbox
          kind="switch"
          label={t("single")}
          help={t("singleHelp")}
          checked={isOn}
          onChange={({ currentTarget }) => change(currentTarget.checked)}
        />
      </div>
    </Dialog>
  );
}

function Keys({ shortcut: { keys, isSequence } }: { shortcut: Shortcut }) {
  const { t } = useTranslation("shortcuts");
  return (
    <bdi dir="ltr">
      {keys.map((key, index) => (
        <span key={key}>
          {index > 0 && isSequence ? ` ${t("then")} ` : " "}
          <kbd>{keyName(key)}</kbd>
        </span>
      ))}
    </bdi>
  );
}
