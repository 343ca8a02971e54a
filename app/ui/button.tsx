import type { ButtonHTMLAttributes } from "react";
import { buttonClass, type ButtonLook } from "./button-class.ts";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className">, ButtonLook {
  /** Something is on its way: a second press does nothing, focus stays. */
  isBusy?: boolean;
}

/** A button; its words are its children, an icon may stand before them. Submits only when `type="submit"`. */
export function Button({
  tone,
  size,
  isIcon,
  isWide,
  isBusy = false,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass({ tone, size, isIcon, isWide })}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
