import { CircleAlert, Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { FOR_CONTROLS, FOR_TEXT, judgeColour } from "#app/domain/look/judge-colour.ts";
import { nearestGoodColour } from "#app/domain/look/nearest-good-colour.ts";
import { Button } from "#app/ui/button.tsx";
import { formatNumber } from "#app/ui/format.ts";

interface ContrastMeterProps {
  colour: string;
  onFix: (colour: string) => void;
}

/** Whether people can read and find what has this colour, in numbers and words; offers the nearest colour that they can. */
export function ContrastMeter({ colour, onFix }: ContrastMeterProps) {
  const { t, i18n } = useTranslation("bots");
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null;
  const { text, page, isGood } = judgeColour(colour);
  const rows = [
    { id: "text", ratio: text, needed: FOR_TEXT },
    { id: "page", ratio: page, needed: FOR_CONTROLS },
  ];
  const nearest = nearestGoodColour(colour);
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
      {isGood ? null : (
        <Button size="small" onClick={() => onFix(nearest)}>
          <svg className="swatch-dot" viewBox="0 0 12 12" aria-hidden>
            <circle cx="6" cy="6" r="6" fill={nearest} />
          </svg>
          {t("look.contrast.fix")} <bdi dir="ltr">{nearest}</bdi>
        </Button>
      )}
    </div>
  );
}
