/** What a bot used on one day. */
export interface DayUse {
  messages: number;
  /** US dollars, as far as prices are known. */
  usd: number;
}

/** What it may use; null: no limit. */
export interface DayCaps {
  botMessagesPerDay: number | null;
  usdPerDay: number | null;
}

/** From this share of a limit its owner is told. */
const NEAR = 0.8;

const shareOf = (used: number, cap: number | null): number =>
  cap === null ? 0 : cap === 0 ? 1 : Math.min(1, used / cap);

/** The greatest share of a limit that is used, 0 to 1, and what to say of it. */
export function spendingNotice(
  use: DayUse,
  caps: DayCaps,
): { share: number; notice: "near" | "reached" | null } {
  const share = Math.max(shareOf(use.messages, caps.botMessagesPerDay), shareOf(use.usd, caps.usdPerDay));
  return { share, notice: share >= 1 ? "reached" : share >= NEAR ? "near" : null };
}

/** The day of a moment, as `2026-11-21` (UTC). */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
