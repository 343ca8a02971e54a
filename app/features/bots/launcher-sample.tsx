import { textOn } from "#app/domain/look/contrast.ts";
import type { BotLook } from "#app/domain/look/look.schema.ts";
import { pictureAddress } from "#app/domain/look/picture-name.ts";

const LETTER_PX = 8.5;
const RADIUS: Record<BotLook["shape"], number> = { rounded: 18, circle: 99, pill: 99 };

/** The button as it will stand on a page, in its real size; only to be looked at. */
export function LauncherSample({ look, label }: { look: BotLook; label: string }) {
  if (!/^#[0-9a-f]{6}$/i.test(look.color)) return null;
  const size = Number(look.size) || 56;
  const words = look.shape === "pill" ? [...label].length * LETTER_PX + 12 : 0;
  const width = size + words;
  const start = (size - 28) / 2;
  const on = textOn(look.color);
  const radius = Math.min(RADIUS[look.shape], size / 2);
  const hasPicture = look.icon === "avatar" && look.avatar;
  return (
    <svg width={width} height={size} viewBox={`0 0 ${width} ${size}`} className="launcher-sample" aria-hidden>
      <rect width={width} height={size} rx={radius} fill={look.color} />
      {hasPicture ? (
        <image
          href={pictureAddress(look.avatar ?? "")}
          x={start - 4}
          y={start - 4}
          width="36"
          height="36"
          clipPath="inset(0 round 18px)"
        />
      ) : (
        <g transform={`translate(${start} ${start})`} fill={on}>
          <rect x="2" y="3" width="20" height="16" rx="7" />
          <rect
            x="12"
            y="13"
            width="14"
            height="10"
            rx="4"
            stroke={look.color}
            strokeWidth="4"
            paintOrder="stroke"
          />
        </g>
      )}
      {look.shape === "pill" ? (
        <text x={start + 34} y={size / 2} dy="0.35em" fill={on} fontSize="16">
          {label}
        </text>
      ) : null}
    </svg>
  );
}
