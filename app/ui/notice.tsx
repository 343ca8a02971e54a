import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "./pill.tsx";

const ICONS = {
  good: CircleCheck,
  attention: CircleAlert,
  danger: CircleAlert,
  info: Info,
  quiet: Info,
} as const;

/** A sentence that belongs to the page and stays. `isLive`: it appeared because of what the person did, and is read aloud. */
export function Notice({
  tone = "quiet",
  isLive = false,
  children,
}: {
  tone?: Tone;
  isLive?: boolean;
  children: ReactNode;
}) {
  const Icon = ICONS[tone];
  return (
    <div
      className={tone === "quiet" ? "notice" : `notice notice-${tone}`}
      role={isLive ? "status" : undefined}
    >
      <Icon className="icon" aria-hidden />
      <div>{children}</div>
    </div>
  );
}
