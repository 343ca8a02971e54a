import type { TFunction } from "i18next";

/** Views of the page of tests. */
export const TEST_VIEWS = ["tests", "suggest", "disliked", "table"] as const;

/** The tabs of the tests at `home`; the replay is a page of its own beside the views. */
export function testTabs(
  t: TFunction<"tests">,
  home: string,
  mayEdit: boolean,
): { id: string; label: string; to: string }[] {
  const [first, ...others] = TEST_VIEWS.map((id) => ({
    id,
    label: t(`views.${id}`),
    to: `${home}?view=${id}`,
  }));
  const replay = { id: "replay", label: t("views.replay"), to: `${home}/replay` };
  return [...(first ? [first] : []), replay, ...(mayEdit ? others : [])];
}
