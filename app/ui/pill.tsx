import type { ReactNode } from "react";

export type Tone = "good" | "attention" | "danger" | "info" | "quiet";

/** A state in a word or two; the colour never says it alone. */
export function Pill({ tone = "quiet", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === "quiet" ? "pill" : `pill pill-${tone}`}>{children}</span>;
}
