import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Place } from "./place.ts";
import { PLACE_KINDS } from "./place-kinds.ts";
import type { PlaceGroup } from "./use-places.ts";

interface PaletteListProps {
  /** Of the list; the places in it are `<id>-0`, `<id>-1` … */
  id: string;
  groups: readonly PlaceGroup[];
  /** The place that Enter opens. */
  chosen: number;
  onChoose: (place: Place) => void;
}

/** Places below their headings. The focus stays in the field above; pressing one opens it. */
export function PaletteList({ id, groups, chosen, onChoose }: PaletteListProps) {
  const { t } = useTranslation("palette");
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [id, chosen]);
  const places = groups.flatMap((group) => group.places);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot be governed by a text field, and its options hold no icons
    <div id={id} className="palette-list" role="listbox" aria-label={t("results")} tabIndex={-1}>
      {groups.map(({ key, places: inside }) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- inside a listbox only this role groups options
        <div key={key} role="group" aria-labelledby={`${id}-${key}`}>
          <p id={`${id}-${key}`} className="palette-kind" role="presentation">
            {t(`kind.${key}`)}
          </p>
          {inside.map((place) => {
            const index = places.indexOf(place);
            return (
              <PlaceOption
                key={place.id}
                id={`${id}-${index}`}
                place={place}
                isChosen={index === chosen}
                onChoose={() => onChoose(place)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface PlaceOptionProps {
  id: string;
  place: Place;
  isChosen: boolean;
  onChoose: () => void;
}

function PlaceOption({ id, place, isChosen, onChoose }: PlaceOptionProps) {
  const Icon = PLACE_KINDS.find(({ key }) => key === place.kind)?.icon;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keyboard chooses in the field, which names this as its active descendant
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element lives in a select only
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className="palette-place"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {Icon ? <Icon className="icon" aria-hidden /> : null}
      <bdi>{place.label}</bdi>
      {place.hint ? <bdi className="text-quiet">{place.hint}</bdi> : null}
    </div>
  );
}
