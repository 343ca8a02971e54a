import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatBytes, formatNumber } from "#app/ui/format.ts";
import { LinkButton } from "#app/ui/link-button.tsx";

interface KnowledgeHeadProps {
  totals: { sources: number; passages: number; bytes: number };
  mayAdd: boolean;
}

/** How much the bot knows, and the way to more. */
export function KnowledgeHead({ totals, mayAdd }: KnowledgeHeadProps) {
  const { t, i18n } = useTranslation("knowledge");
  const counted = (count: number) => ({ count, shown: formatNumber(count, i18n.language) });
  return (
    <div className="section-head">
      <div>
        <h2>{t("list.title")}</h2>
        {totals.sources > 0 ? (
          <p className="text-quiet">
            {t("list.sourceCount", counted(totals.sources))} ·{" "}
            {t("list.passageCount", counted(totals.passages))} · {formatBytes(totals.bytes, i18n.language)}
          </p>
        ) : null}
      </div>
      {mayAdd && totals.sources > 0 ? (
        <LinkButton to="?add=text" tone="main" preventScrollReset>
          <Plus className="icon" aria-hidden />
          {t("add.title")}
        </LinkButton>
      ) : null}
    </div>
  );
}
