import { CircleAlert, Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { contrastOf, darkenFor, textOn } from "#app/domain/bot/contrast.ts";
import { Button } from "#app/ui/button.tsx";
import { formatNumber } from "#app/ui/format.ts";

const FOR_TEXT = 4.5;
const FOR_CONTROLS = 3;

interface ContrastMeterProps {
  colour: string;
  onFix: (colour: string) => void;
}

/** Whether people can read and find what has this colour, in numbers and words; mends it on request. */
export function ContrastMeter({ colour, onFix }: ContrastMeterProps) {
  const { t, i18n } = useTranslation("bots");
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null;
  const rows = [
    { id: "text", ratio: contrastOf(textOn(colour), colour), needed: FOR_TEXT },
    { id: "page", ratio: contrastOf(colour, "#ffffff"), needed: FOR_CONTROLS },
  ];
  const isFaint = rows.some(({ ratio, needed }) => ratio < needed);
  return (
    <div className="contrast-meter" aria-live="polite">
      <ul>
        {rows.map(({ id, ratio, needed }) => {
          const isEnough = ratio >= needed;
          const Icon = isEnough ? Check : CircleAlert;
          const shown = formatNumber(ratio, i18n.language, { maximumFractionDigits: 1 });
          return (
            <li key={id} className={isEnough ? "contrast-good" : "contrast-faint"}>
              <Icon className="icon" aria-hidden />
              {t(`look.contrast.${id}${isEnough ? "Good" : "Faint"}`, { ratio: shown })}
            </li>
          );
        })}
      </ul>
      {isFaint ? (
        <Button size="small" onClick={() => onFix(darkenFor(colour, FOR_CONTROLS))}>
          {t("look.contrast.fix")}
        </Button>
      ) : null}
    </div>
  );
}
