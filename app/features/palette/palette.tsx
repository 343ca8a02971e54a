import { useLocation, useNavigate, useSubmit } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "#app/ui/dialog.tsx";
import { basesOf } from "./bases.ts";
import { OWN_PLACES, SHORTCUTS } from "./own-places.ts";
import { PaletteField } from "./palette-field.tsx";
import type { Place } from "./place.ts";
import { addRecent } from "./recent-places.ts";
import type { SheetProps } from "./sheet-props.ts";
import { usePlaces } from "./use-places.ts";

/** Finds every place by a few letters and goes there. */
export function Palette({ workspaceId, onClose, onShortcuts }: SheetProps) {
  const { t } = useTranslation("palette");
  const [text, setText] = useState("");
  const navigate = useNavigate();
  const submit = useSubmit();
  const { pathname } = useLocation();
  const bases = basesOf(workspaceId, pathname);
  const { groups, isSearching, hasFailed } = usePlaces({ workspaceId, bases, text });
  const count = groups.flatMap(({ places }) => places).length;
  const sought = text.trim();

  const go = (place: Place) => {
    onClose();
    const own = OWN_PLACES.find(({ key }) => place.id === key);
    if (own?.key === SHORTCUTS) return onShortcuts();
    if (own?.isPost) return submit(null, { method: "post", action: place.address });
    addRecent(workspaceId, place);
    navigate(place.address);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t("title")}>
      <div className="palette">
        <PaletteField text={text} onText={setText} groups={groups} onChoose={go} />
        {hasFailed ? <p className="text-quiet">{t("failed")}</p> : null}
        {sought !== "" && count === 0 && !isSearching && !hasFailed ? (
          <p className="text-quiet">{t("nothing", { text: sought })}</p>
        ) : null}
        <output className="visually-hidden">
          {sought !== "" && !isSearching ? t("count", { count }) : null}
        </output>
      </div>
    </Dialog>
  );
}
