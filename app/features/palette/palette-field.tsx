import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { PaletteList } from "./palette-list.tsx";
import type { Place } from "./place.ts";
import type { PlaceGroup } from "./use-places.ts";

interface PaletteFieldProps {
  text: string;
  onText: (text: string) => void;
  groups: readonly PlaceGroup[];
  onChoose: (place: Place) => void;
}

/** A text field that governs the list below it (ARIA's combobox): arrows move through the places, Enter chooses one. */
export function PaletteField({ text, onText, groups, onChoose }: PaletteFieldProps) {
  const { t } = useTranslation("palette");
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const places = groups.flatMap((group) => group.places);
  const chosen = Math.min(at, Math.max(0, places.length - 1));
  // The dialog around it would focus its first button; it opens after this.
  useEffect(() => {
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = places[chosen];
    if (event.nativeEvent.isComposing || (step === undefined && event.key !== "Enter")) return;
    event.preventDefault();
    if (step !== undefined) setAt((chosen + step + places.length) % Math.max(1, places.length));
    else if (place) onChoose(place);
  };
  return (
    <>
      <input
        ref={input}
        type="text"
        role="combobox"
        className="form-control"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        placeholder={t("placeholder")}
        aria-label={t("label")}
        aria-autocomplete="list"
        aria-expanded={places.length > 0}
        aria-controls={list}
        aria-activedescendant={places.length > 0 ? `${list}-${chosen}` : undefined}
        value={text}
        onChange={({ currentTarget }) => {
          onText(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <PaletteList id={list} groups={groups} chosen={chosen} onChoose={onChoose} />
    </>
  );
}
