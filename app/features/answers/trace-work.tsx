import { Link } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber, formatUsd } from "#app/ui/format.ts";
import type { AnswerTrace, TracedAttempt } from "./answer-trace.ts";
import type { WhyAnswer } from "./why-answer.ts";

const BUILTIN = "builtin";

/** Who was asked, what that used and cost, and how long it took. */
export function TraceWork({ why }: { why: WhyAnswer }) {
  const { t } = useTranslation("trace");
  const title = useId();
  const { trace, providers } = why;
  return (
    <section aria-labelledby={title} className="trace-part">
      <h3 id={title}>{t("work.title")}</h3>
      <ol className="trace-attempts">
        {trace.attempts.map((attempt, index) => (
          // Attempts have no identity but their place.
          <Attempt key={index} attempt={attempt} name={providers[attempt.providerId]} />
        ))}
      </ol>
      <dl className="trace-facts">
        <div>
          <dt>{t("work.cost")}</dt>
          <dd>
            <Cost why={why} />
          </dd>
        </div>
      </dl>
      <Times times={trace.times} />
    </section>
  );
}

function Attempt({ attempt, name }: { attempt: TracedAttempt; name: string | undefined }) {
  const { t, i18n } = useTranslation("trace");
  const { providerId, model, error, usage } = attempt;
  const count = (value: number) => formatNumber(value, i18n.language);
  if (providerId === BUILTIN) return <li>{t("work.builtin")}</li>;
  return (
    <li>
      <bdi>{name ?? t("work.goneProvider")}</bdi> · <bdi dir="ltr">{model}</bdi>
      {usage ? (
        <p className="text-quiet text-small">
          {t("work.tokens", { input: count(usage.inputTokens), output: count(usage.outputTokens) })}
        </p>
      ) : null}
      {error ? <p className="trace-error text-small">{t(`providers:error.${error.code}`)}</p> : null}
    </li>
  );
}

function Cost({ why: { trace, pricesAddress } }: { why: WhyAnswer }) {
  const { t, i18n } = useTranslation("trace");
  if (trace.attempts.every(({ usage }) => usage === undefined)) return <>{t("work.free")}</>;
  if (trace.costUsd !== null) return <>{formatUsd(trace.costUsd, i18n.language)}</>;
  return (
    <>
      {t("work.unknownPrice")} {pricesAddress ? <Link to={pricesAddress}>{t("work.setPrice")}</Link> : null}
    </>
  );
}

function Times({ times }: { times: AnswerTrace["times"] }) {
  const { t, i18n } = useTranslation("trace");
  const { prepared, total } = times;
  const firstToken = Math.min(total, times.firstToken ?? total);
  const parts = [
    { name: "prepared", from: 0, to: prepared },
    { name: "waited", from: prepared, to: Math.max(prepared, firstToken) },
    { name: "written", from: Math.max(prepared, firstToken), to: Math.max(total, firstToken) },
  ] as const;
  const share = (ms: number) => `${total > 0 ? (100 * ms) / total : 0}%`;
  const say = (ms: number) =>
    formatNumber(ms < 1_000 ? Math.round(ms) : ms / 1_000, i18n.language, {
      style: "unit",
      unit: ms < 1_000 ? "millisecond" : "second",
      maximumFractionDigits: 1,
    });
  return (
    <div className="trace-times">
      <p>
        <span className="text-quiet">{t("times.title")}</span> {say(total)}
      </p>
      <svg width="100%" height="6" aria-hidden>
        {parts.map(({ name, from, to }) => (
          <rect
            key={name}
            className={`trace-time-${name}`}
            x={share(from)}
            width={share(to - from)}
            height="6"
          />
        ))}
      </svg>
      <ul>
        {parts.map(({ name, from, to }) => (
          <li key={name}>
            <span className={`trace-dot trace-time-${name}`} aria-hidden />
            {t(`times.${name}`)} {say(to - from)}
          </li>
        ))}
      </ul>
    </div>
  );
}
