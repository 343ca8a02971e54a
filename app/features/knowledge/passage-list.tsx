import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "#app/ui/text-field.tsx";
import type { PassageView } from "./list-passages.server.ts";

/** The passages of a source, in their order, with a field that leaves only those with certain words. */
export function PassageList({ passages }: { passages: readonly PassageView[] }) {
  const { t } = useTranslation("knowledge");
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed).trim().toLocaleLowerCase();
  const shown = passages.filter(({ text, headings, questions = [] }) =>
    [text, ...headings, ...questions].some((part) => part.toLocaleLowerCase().includes(wanted)),
  );
  return (
    <div className="stack">
      <div className="needs-script">
        <TextField
          name="filter"
          type="search"
          label={t("passages.filter")}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      <output className="text-quiet text-small">
        {wanted ? t("passages.filtered", { count: shown.length }) : ""}
      </output>
      <ol className="passages" aria-label={t("passages.title")}>
        {shown.map((passage) => (
          <li key={passage.id} className="passage">
            <div className="passage-head">
              <span className="text-strong" dir="auto">
                {passage.questions
                  ? passage.questions.join(" · ")
                  : passage.headings.join(" › ") || passage.title}
              </span>
              <span className="text-quiet text-small">
                {t("passages.number", { number: passage.position + 1 })}
              </span>
            </div>
            <p dir="auto" className="passage-text">
              {passage.text}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
