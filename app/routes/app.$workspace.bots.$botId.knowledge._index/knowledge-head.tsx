import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatBytes, formatNumber } from "#app/ui/format.ts";
import { LinkButton } from "#app/ui/link-button.tsx";
import { SectionHead } from "#app/ui/section-head.tsx";

interface KnowledgeHeadProps {
  totals: { sources: number; passages: number; bytes: number };
  mayAdd: boolean;
}

/** How much the bot knows, and the way to more. */
export function KnowledgeHead({ totals, mayAdd }: KnowledgeHeadProps) {
  const { t, i18n } = useTranslation("knowledge");
  const counted = (count: number) => ({ count, shown: formatNumber(count, i18n.language) });
  const hasAny = totals.sources > 0;
  return (
    <SectionHead
      title={t("list.title")}
      lead={
        hasAny ? (
          <>
            {t("list.sourceCount", counted(totals.sources))} ·{" "}
            {t("list.passageCount", counted(totals.passages))} · {formatBytes(totals.bytes, i18n.language)}
          </>
        ) : null
      }
      action={
        mayAdd && hasAny ? (
          <LinkButton to="?add=text" tone="main" preventScrollReset>
            <Plus className="icon" aria-hidden />
            {t("add.title")}
          </LinkButton>
        ) : null
      }
    />
  );
}
