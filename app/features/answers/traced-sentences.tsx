import { Check, CircleAlert, Scissors } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { TracedSentence } from "./answer-trace.ts";

const ICONS = { supported: Check, unsupported: CircleAlert, dropped: Scissors };

function stateOf({ isDropped, isSupported }: TracedSentence): keyof typeof ICONS {
  if (isDropped) return "dropped";
  return isSupported ? "supported" : "unsupported";
}

/** What a model wrote, sentence by sentence: held by a passage, by none, or left out for that. Nothing for other answers. */
export function TracedSentences({ sentences }: { sentences: readonly TracedSentence[] }) {
  const { t } = useTranslation("trace");
  const title = useId();
  if (sentences.length === 0) return null;
  return (
    <section aria-labelledby={title} className="trace-part">
      <h3 id={title}>{t("sentences.title")}</h3>
      <ol className="trace-sentences">
        {sentences.map((sentence, index) => {
          const state = stateOf(sentence);
          const Icon = ICONS[state];
          const Text = sentence.isDropped ? "del" : "span";
          return (
            // Sentences have no identity but their place.
            <li key={index} className={`trace-sentence trace-sentence-${state}`}>
              <Icon className="icon" aria-hidden />
              <div>
                <Text dir="auto">{sentence.text}</Text>{" "}
                <span className="text-small trace-verdict">
                  {state === "supported" && sentence.cites.length > 0
                    ? t("sentences.heldBy", { numbers: sentence.cites.map((one) => `[${one}]`).join(" ") })
                    : t(`sentences.${state}`)}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
