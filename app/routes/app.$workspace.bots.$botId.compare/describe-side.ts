import type { TFunction } from "i18next";
import type { SideChoice } from "#app/features/comparing/index.server.ts";

/** Who answers there, in words. */
export function describeSide(t: TFunction<"comparing">, { side, isLive, provider }: SideChoice): string {
  if (side.kind === "version") return t(isLive ? "sides.live" : "sides.version", { number: side.number });
  if (side.kind === "model") return t("sides.model", { provider, model: side.model });
  return t(`sides.${side.kind}`);
}
