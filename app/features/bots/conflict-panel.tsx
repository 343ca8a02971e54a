import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Clash } from "#app/domain/bot/merge-settings.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ConflictDifference } from "./conflict-difference.tsx";
import { describeValue } from "./describe-value.ts";
import { useDraft } from "./draft-provider.tsx";
import type { DraftConflict } from "./draft-snapshot.ts";
import { useSettingLabel } from "./use-setting-label.ts";
import { useSettingList } from "./use-setting-list.ts";

/** What two people changed differently, setting by setting, with a choice each; what only one changed is merged and named. */
export function ConflictPanel() {
  const { conflict } = useDraft();
  return conflict?.isChoosing ? <Choices conflict={conflict} /> : null;
}

function Choices({ conflict }: { conflict: DraftConflict }) {
  const { t } = useTranslation("bots");
  const { keeper } = useDraft();
  const panel = useRef<HTMLDivElement>(null);
  const list = useSettingList();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    panel.current?.scrollIntoView({ block: "start" });
    panel.current?.focus({ preventScroll: true });
  }, []);
  const { clashes, theirs: alsoTheirs } = conflict.merge;
  const name = conflict.theirs.edited.by;
  const choose = (path: string, takesTheirs: boolean) => {
    const next = new Set(theirs);
    if (takesTheirs) next.add(path);
    else next.delete(path);
    setTheirs(next);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void keeper.resolve(theirs);
  };
  return (
    <div ref={panel} className="conflict" tabIndex={-1}>
      <Panel title={t("conflict.title")} lead={t("conflict.lead")}>
        <form className="stack" onSubmit={onSubmit}>
          {clashes.map((clash) => (
            <ClashChoice
              key={clash.path}
              clash={clash}
              name={name}
              takesTheirs={theirs.has(clash.path)}
              onChoose={(takesTheirs) => choose(clash.path, takesTheirs)}
            />
          ))}
          {alsoTheirs.length > 0 ? (
            <p className="text-quiet">
              {t(name ? "conflict.also" : "conflict.alsoSomebody", { name, settings: list(alsoTheirs) })}
            </p>
          ) : null}
          <div className="form-actions">
            <Button type="submit" tone="main">
              {t("conflict.save")}
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  );
}

interface ClashChoiceProps {
  clash: Clash;
  name: string;
  takesTheirs: boolean;
  onChoose: (takesTheirs: boolean) => void;
}

function ClashChoice({ clash, name, takesTheirs, onChoose }: ClashChoiceProps) {
  const { t } = useTranslation("bots");
  const label = useSettingLabel();
  const group = useId();
  const theirs = describeValue(t, clash.path, clash.theirs);
  return (
    <fieldset className="stack stack-tight">
      <legend className="text-strong">{label(clash.path)}</legend>
      <Checkbox
        kind="radio"
        name={group}
        checked={takesTheirs}
        onChange={() => onChoose(true)}
        label={
          <bdi>
            {name
              ? t("conflict.namedValue", { name, value: theirs })
              : t("conflict.theirValue", { value: theirs })}
          </bdi>
        }
      />
      <Checkbox
        kind="radio"
        name={group}
        checked={!takesTheirs}
        onChange={() => onChoose(false)}
        label={<bdi>{t("conflict.myValue", { value: describeValue(t, clash.path, clash.mine) })}</bdi>}
      />
      <ConflictDifference clash={clash} />
    </fieldset>
  );
}
