import { Link } from "@remix-run/react";
import { Pencil } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useEditing } from "#app/ui/use-editing.ts";
import { CorrectionForm, type SavedCorrection } from "./correction-form.tsx";
import type { WhyAnswer } from "./why-answer.ts";

interface CorrectAnswerProps {
  address: string;
  home: string;
  why: WhyAnswer;
  onAsk: (question: string) => void;
}

/** A better answer, which becomes a question-and-answer pair of the bot. */
export function CorrectAnswer({ address, home, why, onAsk }: CorrectAnswerProps) {
  const { t } = useTranslation("trace");
  const { isEditing, edit, close, opener } = useEditing<HTMLDivElement>();
  const [saved, setSaved] = useState<SavedCorrection | null>(null);
  if (saved)
    return (
      <Corrected address={`${home}/knowledge/${saved.sourceId}`} onAskAgain={() => onAsk(saved.question)} />
    );
  if (isEditing)
    return <CorrectionForm address={address} question={why.question} onSaved={setSaved} onCancel={close} />;
  return (
    <div ref={opener}>
      <Button size="small" onClick={edit}>
        <Pencil className="icon" aria-hidden />
        {t("correct.button")}
      </Button>
    </div>
  );
}

/** That it is saved, and where; the form that had the focus hands it on. */
function Corrected({ address, onAskAgain }: { address: string; onAskAgain: () => void }) {
  const { t } = useTranslation("trace");
  const next = useRef<HTMLParagraphElement>(null);
  useEffect(() => next.current?.querySelector("button")?.focus(), []);
  return (
    <Notice tone="good" isLive>
      <p className="mb-3">{t("correct.saved")}</p>
      <p ref={next} className="row-of">
        <Button size="small" onClick={onAskAgain}>
          {t("correct.askAgain")}
        </Button>
        <Link to={address}>{t("correct.open")}</Link>
      </p>
    </Notice>
  );
}
