import { Link } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";

interface MenuItemProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  /** A link instead of a button. */
  to?: string;
  /** The link answers with a file. */
  isDownload?: boolean;
  isDanger?: boolean;
  /** A lucide icon with `className="icon" aria-hidden`. */
  icon?: ReactNode;
  children: ReactNode;
}

/** One line of a `Menu`. Choosing it closes the menu. */
export function MenuItem({ to, isDownload, isDanger, icon, children, onClick, ...button }: MenuItemProps) {
  const className = isDanger ? "menu-item menu-item-danger" : "menu-item";
  const closeMenu = (element: HTMLElement) => {
    const menu = element.closest("details");
    // After the click's own work: a submit button must still stand in the document.
    if (menu) setTimeout(() => (menu.open = false), 0);
  };
  if (to !== undefined)
    return (
      <Link
        to={to}
        reloadDocument={isDownload ?? false}
        className={className}
        onClick={(event) => closeMenu(event.currentTarget)}
      >
        {icon}
        {children}
      </Link>
    );
  return (
    <button
      type="button"
      {...button}
      className={className}
      onClick={(event) => {
        closeMenu(event.currentTarget);
        onClick?.(event);
      }}
    >
      {icon}
      {children}
    </button>
  );
}
