import { useTranslation } from "react-i18next";

/** Grey lines where text will be; nothing is seen for the first 300 ms. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <output className="skeleton" aria-label={t("loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton-line" />
      ))}
    </output>
  );
}
