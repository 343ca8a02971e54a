import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import type { ButtonLook } from "./button-class.ts";

interface CopyButtonProps extends Pick<ButtonLook, "tone" | "size"> {
  text: string;
  /** What is copied, when there are several such buttons; else "Copy". */
  label?: string;
}

const SAID_MS = 2_500;

/** Puts the text on the clipboard and says so, in sight and aloud; where the browser refuses, it says that instead. */
export function CopyButton({ text, label, tone = "quiet", size = "small" }: CopyButtonProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("failed");
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState("idle"), SAID_MS);
  };
  const words = { idle: label ?? t("copy.copy"), copied: t("copy.copied"), failed: t("copy.failed") }[state];
  const Icon = state === "copied" ? Check : Copy;
  return (
    <>
      <Button tone={tone} size={size} onClick={() => void copy()}>
        <Icon className="icon" aria-hidden />
        {words}
      </Button>
      <output className="visually-hidden">{state === "idle" ? "" : words}</output>
    </>
  );
}
