import { useTranslation } from "react-i18next";
import type { Clash } from "#app/domain/bot/merge-settings.ts";
import { diffWords } from "#app/domain/versions/word-diff.ts";
import { WordChanges } from "#app/ui/word-changes.tsx";

/** Texts of more characters than this are laid over each other word by word. */
const LONG = 40;

/** Two long texts word by word; nothing for anything else, which says enough by itself. */
export function ConflictDifference({ clash: { theirs, mine } }: { clash: Clash }) {
  const { t } = useTranslation("bots");
  if (typeof theirs !== "string" || typeof mine !== "string") return null;
  if (Math.max(theirs.length, mine.length) <= LONG) return null;
  return (
    <div>
      <p className="field-help">{t("conflict.difference")}</p>
      <WordChanges words={diffWords(theirs, mine)} />
    </div>
  );
}
