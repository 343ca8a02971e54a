import { useTranslation } from "react-i18next";
import type { PassageView } from "./list-passages.server.ts";
import { PassageItem } from "./passage-item.tsx";

interface PassageListProps {
  passages: readonly PassageView[];
  mayEdit: boolean;
  /** The text can be changed here; that of a pair is changed with its questions. */
  mayChangeText: boolean;
}

/** The passages of a source, in their order; each can be changed and switched off. */
export function PassageList({ passages, mayEdit, mayChangeText }: PassageListProps) {
  const { t } = useTranslation("knowledge");
  return (
    <ol className="passages" aria-label={t("passages.title")}>
      {passages.map((passage) => (
        // A changed passage may get another id; its place stays.
        <PassageItem
          key={passage.position}
          passage={passage}
          mayEdit={mayEdit}
          mayChangeText={mayChangeText}
        />
      ))}
    </ol>
  );
}
