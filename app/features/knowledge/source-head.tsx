import { Form, Link } from "@remix-run/react";
import { ArrowLeft, RefreshCw, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { formatBytes, formatNumber } from "#app/ui/format.ts";
import { SourceFacts } from "./source-facts.tsx";
import { SourceStatus } from "./source-status.tsx";
import type { SourceView } from "./source-view.ts";

interface SourceHeadProps {
  source: SourceView;
  listAddress: string;
  mayEdit: boolean;
}

/** What a source is and how far it is read, with what can be done to it as a whole. */
export function SourceHead({ source, listAddress, mayEdit }: SourceHeadProps) {
  const { t, i18n } = useTranslation("knowledge");
  return (
    <div className="stack stack-tight">
      <Link to={listAddress} className="back-link">
        <ArrowLeft className="icon icon-mirrored" aria-hidden />
        {t("source.back")}
      </Link>
      <div className="section-head">
        <div className="source-title">
          <h2 dir="auto">{source.title}</h2>
          {source.url ? (
            <a href={source.url} target="_blank" rel="noreferrer" className="text-small" dir="ltr">
              {source.url}
            </a>
          ) : null}
          <SourceFacts source={source} />
          <span className="text-small text-quiet">
            {formatBytes(source.bytes, i18n.language)} ·{" "}
            {t("list.passageCount", {
              count: source.passages,
              shown: formatNumber(source.passages, i18n.language),
            })}
          </span>
        </div>
        {mayEdit ? (
          <Form method="post" className="row-of">
            <Button type="submit" name="intent" value="refresh">
              <RefreshCw className="icon" aria-hidden />
              {t(source.status === "failed" ? "list.retry" : "list.refresh")}
            </Button>
            <Button type="submit" name="intent" value="delete" tone="danger-plain">
              <Trash2 className="icon" aria-hidden />
              {t("list.delete")}
            </Button>
          </Form>
        ) : null}
      </div>
      {source.status === "ready" ? null : (
        <div className="panel panel-body">
          <SourceStatus source={source} />
          {source.passages > 0 ? <p className="text-small text-quiet mt-2">{t("source.meanwhile")}</p> : null}
        </div>
      )}
    </div>
  );
}
