import { Avatar } from "#app/ui/avatar.tsx";
import { textOn } from "#app/domain/look/contrast.ts";
import { pictureAddress } from "#app/domain/look/picture-name.ts";

interface BotAvatarProps {
  name: string;
  /** One or two letters; empty: the first of the name. */
  letters: string;
  colour: string;
  /** Shown in place of the letters. */
  picture?: string | null;
  isLarge?: boolean;
}

/** The bot's letters on its colour, as its visitors see them. */
export function BotAvatar({ name, letters, colour, picture, isLarge = false }: BotAvatarProps) {
  const className = isLarge ? "bot-avatar bot-avatar-large" : "bot-avatar";
  if (picture) return <img src={pictureAddress(picture)} alt="" className={className} />;
  const shown = (letters.trim() || [...name.trim()][0] || "").toLocaleUpperCase();
  if (!/^#[0-9a-f]{6}$/i.test(colour))
    return <Avatar name={shown} shape="square" size={isLarge ? "large" : "normal"} />;
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill={colour} />
      <text x="16" y="16" dy="0.36em" textAnchor="middle" fill={textOn(colour)}>
        {shown}
      </text>
    </svg>
  );
}
