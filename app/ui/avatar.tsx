interface AvatarProps {
  name: string;
  /** An image of this site. */
  src?: string | null;
  /** Round for people, square for bots. */
  shape?: "round" | "square";
  size?: "normal" | "large";
}

const COLOURS = 6;

/** First letters of the first two words; of a script without cases, the first letter. */
function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/u)
    .filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

function colourOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (sum % COLOURS) + 1;
}

/** A picture or initials beside a name; says nothing itself, because the name stands there too. */
export function Avatar({ name, src, shape = "round", size = "normal" }: AvatarProps) {
  const classes = [
    "avatar",
    shape === "square" && "avatar-square",
    size === "large" && "avatar-large",
  ].filter(Boolean);
  if (src) return <img className={classes.join(" ")} src={src} alt="" />;
  return (
    <span className={[...classes, `avatar-${colourOf(name)}`].join(" ")} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}
