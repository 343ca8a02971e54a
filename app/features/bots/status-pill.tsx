import { useTranslation } from "react-i18next";
import { Pill } from "#app/ui/pill.tsx";
import type { BotStatus } from "./bot-view.ts";

interface StatusPillProps {
  status: BotStatus;
  liveVersion: number | null;
}

/** Draft, Live v3 or Paused. */
export function StatusPill({ status, liveVersion }: StatusPillProps) {
  const { t } = useTranslation("botlist");
  if (status === "draft") return <Pill>{t("status.draft")}</Pill>;
  if (status === "paused") return <Pill tone="attention">{t("status.paused")}</Pill>;
  return <Pill tone="good">{t("status.live", { version: liveVersion })}</Pill>;
}
