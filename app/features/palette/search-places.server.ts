import type { Actor } from "#app/domain/access/permissions.ts";
import { findBots } from "./finders/find-bots.server.ts";
import { findSources } from "./finders/find-sources.server.ts";
import { isInside, rankOf, spellingsOf } from "./letters.ts";
import type { Place } from "./place.ts";
import type { PlaceFinder } from "./place-finder.ts";

/** In the order in which equally good places are shown. A kind more is a file beside these and a line here. */
const FINDERS: readonly PlaceFinder[] = [findBots, findSources];

const MOST_LETTERS = 80;
const MOST_PLACES = 20;
/** Of each kind so many are looked at: those spelled as asked, and, when they are few, those spelled another way. */
const MOST_SPELLED_SO = 60;
const MOST_SPELLED_ELSE = 200;

/** The workspace's places whose name contains the text, in any case and with or without accents: the best twenty. */
export async function searchPlaces(input: { actor: Actor; text: string }): Promise<Place[]> {
  const { workspaceId } = input.actor;
  const text = plain(input.text);
  if (text === "") return [];
  const find = async (pattern: string, limit: number) => {
    const found = await Promise.all(
      FINDERS.map(async (finder) =>
        (await finder.find({ workspaceId, pattern, limit })).map((place) => ({
          ...place,
          kind: finder.kind,
        })),
      ),
    );
    return found.flat().filter(({ label }) => isInside(text, label));
  };
  const places = await find(text, MOST_SPELLED_SO);
  if (places.length < MOST_PLACES) places.push(...(await find(spellingsOf(text), MOST_SPELLED_ELSE)));
  return [...new Map(places.map((place) => [place.id, place])).values()]
    .map((place) => ({ place, rank: rankOf(text, place.label) }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_PLACES)
    .map(({ place }) => place);
}

/** Without what no name contains and no database takes. */
function plain(text: string): string {
  const letters = [
    ...text
      .toWellFormed()
      .replaceAll(/\p{Cc}/gu, " ")
      .trim(),
  ];
  return letters.slice(0, MOST_LETTERS).join("");
}
