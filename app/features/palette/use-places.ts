import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isInside } from "./letters.ts";
import { addressFrom, type Bases } from "./bases.ts";
import { OWN_PLACES } from "./own-places.ts";
import type { Place } from "./place.ts";
import { PLACE_KINDS } from "./place-kinds.ts";
import { readRecent } from "./recent-places.ts";
import { useFoundPlaces } from "./use-found-places.ts";

export interface PlaceGroup {
  key: string;
  places: Place[];
}

interface Places {
  /** Without empty ones. */
  groups: PlaceGroup[];
  isSearching: boolean;
  /** The server could not be asked. */
  hasFailed: boolean;
}

/** What the palette shows for a text: its own places at once and found ones as they come; without a text recent ones first. */
export function usePlaces(input: { workspaceId: string; bases: Bases; text: string }): Places {
  const { workspaceId, bases } = input;
  const { t } = useTranslation("palette");
  const [recent] = useState(() => readRecent(workspaceId));
  const text = input.text.trim();
  const found = useFoundPlaces(`${bases.workspace}/palette`, text);
  const own = OWN_PLACES.flatMap(({ key, kind, base, path }): Place[] => {
    const address = addressFrom(bases, base, path);
    return address === null ? [] : [{ id: key, kind, label: t(`place.${key}`), hint: "", address }];
  });
  const isRecent = ({ id }: Place) => text === "" && recent.some((place) => place.id === id);
  const all = [...own, ...found.places].filter(
    (place) => !isRecent(place) && (text === "" || isInside(text, place.label)),
  );
  const groups = [
    { key: "recent", places: text === "" ? recent : [] },
    ...PLACE_KINDS.map(({ key }) => ({ key, places: all.filter(({ kind }) => kind === key) })),
  ];
  return {
    groups: groups.filter(({ places }) => places.length > 0),
    isSearching: found.isSearching,
    hasFailed: found.hasFailed,
  };
}
