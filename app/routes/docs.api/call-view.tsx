import { useTranslation } from "react-i18next";
import type { GuideCall } from "#app/features/rest/index.server.ts";
import { CodeBlock } from "#app/ui/code-block.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Pill, type Tone } from "#app/ui/pill.tsx";

const TONES: Record<string, Tone> = { GET: "info", POST: "good", PATCH: "attention", DELETE: "danger" };

/** One call: folded its address and what it does, unfolded everything that it takes and answers. */
export function CallView({ call }: { call: GuideCall }) {
  const { t } = useTranslation("apidocs");
  const { id, verb, path, summary, parameters, body, status, answer, problems } = call;
  return (
    <details id={id} className="panel">
      <summary className="panel-body">
        <Pill tone={TONES[verb] ?? "quiet"}>{verb}</Pill> <code dir="ltr">{path}</code>
        <p className="text-quiet mb-0">{summary}</p>
      </summary>
      <div className="panel-body stack">
        <p>
          <RightOf call={call} />
        </p>
        {parameters.length > 0 ? (
          <DataTable
            caption={t("parameters")}
            rows={parameters}
            rowKey={(row) => row.name}
            columns={[
              {
                id: "name",
                label: t("name"),
                kind: "main",
                cell: (row) => <code dir="ltr">{row.name}</code>,
              },
              {
                id: "place",
                label: t("place"),
                cell: (row) => `${t(`places.${row.place}`)}${row.isRequired ? ` · ${t("required")}` : ""}`,
              },
              {
                id: "form",
                label: t("form"),
                cell: (row) => <code dir="ltr">{row.form}</code>,
              },
            ]}
          />
        ) : null}
        {body === null ? null : <CodeBlock code={body} title={t("body")} />}
        {answer === null ? (
          <p>{t("answer", { status })}</p>
        ) : (
          <CodeBlock code={answer} title={t("answer", { status })} />
        )}
        <p className="text-quiet">
          {t("problems")}: <bdi>{problems.join(", ")}</bdi>
        </p>
      </div>
    </details>
  );
}

function RightOf({ call }: { call: GuideCall }) {
  const { t } = useTranslation("apidocs");
  if (call.isForVisitors) return <>{t("visitorSecret")}</>;
  if (call.right === null) return <>{t("noToken")}</>;
  return (
    <>
      {t("right")}: <code dir="ltr">{call.right}</code>
    </>
  );
}
