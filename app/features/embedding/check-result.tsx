import { CircleAlert, CircleCheck, CircleHelp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { EmbedFinding } from "#app/domain/embedding/judge-embed.ts";
import { CodeBlock } from "#app/ui/code-block.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { EmbedCheck } from "./check-embed.server.ts";

const ICONS = { good: CircleCheck, bad: CircleAlert, unsure: CircleHelp } as const;

/** What a check found, one thing in a line, each that is not good with what to do. */
export function CheckResult({ check }: { check: EmbedCheck }) {
  const { t } = useTranslation("embedding");
  if (check.failure)
    return (
      <Notice tone="danger">
        <p className="text-strong">{t(`failure.${check.failure}`, { status: check.status })}</p>
        <p>{t(`failureTodo.${check.failure}`)}</p>
      </Notice>
    );
  return (
    <>
      <p className="text-strong">{t(`check.summary.${worst(check.findings)}`)}</p>
      <ul className="finding-list">
        {check.findings.map((finding) => (
          <FindingLine key={finding.say} finding={finding} />
        ))}
      </ul>
    </>
  );
}

function worst(findings: readonly EmbedFinding[]): EmbedFinding["verdict"] {
  if (findings.some(({ verdict }) => verdict === "bad")) return "bad";
  return findings.some(({ verdict }) => verdict === "unsure") ? "unsure" : "good";
}

function FindingLine({ finding: { say, verdict, params, lines } }: { finding: EmbedFinding }) {
  const { t } = useTranslation("embedding");
  const Icon = ICONS[verdict];
  return (
    <li className={`finding finding-${verdict}`}>
      <Icon className="icon" aria-hidden />
      <div>
        <p>
          <span className="visually-hidden">{t(`verdict.${verdict}`)}</span> {t(`finding.${say}`, params)}
        </p>
        {verdict === "good" ? null : <p className="text-quiet">{t(`todo.${say}`, params)}</p>}
        {lines.length > 0 ? (
          <CodeBlock code={lines.join(";\n")} title={t("check.policyLines")} isWrapped />
        ) : null}
      </div>
    </li>
  );
}
