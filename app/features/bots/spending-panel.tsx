import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatNumber, formatUsd } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ProgressBar } from "#app/ui/progress-bar.tsx";
import type { Spending } from "#app/features/spending/index.server.ts";

export interface SpendingPanelProps {
  spending: Spending;
  /** Null when this person may not set prices. */
  pricesAddress: string | null;
}

/** What the bot used today, against its limits. */
export function SpendingPanel({ spending, pricesAddress }: SpendingPanelProps) {
  const { t, i18n } = useTranslation("limits");
  const { messages, usd, unpriced, caps, notice } = spending;
  const count = (value: number) => formatNumber(value, i18n.language);
  const money = (value: number) => formatUsd(value, i18n.language);
  return (
    <Panel title={t("today.title")} lead={t("today.lead")}>
      <div className="stack">
        {notice ? <Notice tone="attention">{t(`notice.${notice}`)}</Notice> : null}
        <div className="field-pair">
          <Used label={t("today.money")} used={usd} cap={caps.usdPerDay} format={money} />
          <Used label={t("today.messages")} used={messages} cap={caps.botMessagesPerDay} format={count} />
        </div>
        {unpriced > 0 ? (
          <p className="text-quiet">
            {t("today.unpriced", { count: unpriced, shown: count(unpriced) })}{" "}
            {pricesAddress ? <Link to={pricesAddress}>{t("today.setPrice")}</Link> : null}
          </p>
        ) : null}
      </div>
    </Panel>
  );
}

interface UsedProps {
  label: string;
  used: number;
  cap: number | null;
  format: (value: number) => string;
}

function Used({ label, used, cap, format }: UsedProps) {
  const { t } = useTranslation("limits");
  const text =
    cap === null
      ? t("today.unlimited", { used: format(used) })
      : t("today.of", { used: format(used), cap: format(cap) });
  return (
    <div className="used">
      <p>
        <span className="text-quiet">{label}</span> <span className="text-strong">{text}</span>
      </p>
      {cap === null ? null : (
        <ProgressBar value={cap === 0 ? 1 : Math.min(1, used / cap)} label={`${label}: ${text}`} />
      )}
    </div>
  );
}
