/** How a button looks. One `main` on a page; `plain` for the others; `quiet` inside lists and bars. */
export interface ButtonLook {
  tone?: "main" | "plain" | "quiet" | "danger" | "danger-plain" | undefined;
  size?: "normal" | "small" | "large" | undefined;
  /** Only an icon: give `aria-label` from `t()`. */
  isIcon?: boolean | undefined;
  isWide?: boolean | undefined;
}

/** The classes of a button, for elements that are none, such as links. */
export function buttonClass({ tone = "plain", size = "normal", isIcon, isWide }: ButtonLook): string {
  const classes = ["btn", `btn-${tone}`];
  if (size !== "normal") classes.push(`btn-${size}`);
  if (isIcon) classes.push("btn-icon");
  if (isWide) classes.push("btn-wide");
  return classes.join(" ");
}
