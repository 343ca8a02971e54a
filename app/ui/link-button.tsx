import { Link, type LinkProps } from "@remix-run/react";
import { buttonClass, type ButtonLook } from "./button-class.ts";

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({
  tone,
  size,
  isIcon,
  isWide,
  ...rest
}: Omit<LinkProps, "className"> & ButtonLook) {
  return <Link {...rest} className={buttonClass({ tone, size, isIcon, isWide })} />;
}
