import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { resultOf } from "#app/ui/form-state.ts";
import { Notice } from "#app/ui/notice.tsx";
import { sendMakeTest } from "./send-correction.ts";

interface MakeTestProps {
  address: string;
  /** What the address cannot know: an answer that is stored nowhere. */
  answer?: Record<string, string>;
}

/** Makes the answer a test, so that no change of the bot breaks it unseen. */
export function MakeTest({ address, answer = {} }: MakeTestProps) {
  const { t } = useTranslation("trace");
  const [isBusy, setBusy] = useState(false);
  const [sent, setSent] = useState<{ result: unknown } | null>(null);
  const made = resultOf<{ isNew: boolean }>(sent?.result, "test");
  const submit = async () => {
    setBusy(true);
    const result = await sendMakeTest(address, answer);
    setBusy(false);
    setSent({ result });
  };
  if (made)
    return (
      <Notice tone="good" isLive>
        {t(made.isNew ? "makeTest.done" : "makeTest.known")}
      </Notice>
    );
  return (
    <div>
      <Button size="small" isBusy={isBusy} onClick={() => void submit()}>
        <FlaskConical className="icon" aria-hidden />
        {t("makeTest.button")}
      </Button>
      {sent ? (
        <Notice tone="danger" isLive>
          {t("makeTest.failed")}
        </Notice>
      ) : null}
    </div>
  );
}
