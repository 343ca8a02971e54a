import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { buttonClass, type ButtonLook } from "./button-class.ts";

interface MenuProps extends ButtonLook {
  /** What the button shows. */
  button: ReactNode;
  /** The button's name when it shows only an icon. */
  label?: string;
  /** Instead of a button's looks. */
  buttonClassName?: string;
  /** Which edge of the button the list keeps to. */
  align?: "start" | "end";
  opens?: "down" | "up";
  /** `MenuItem`s, forms with such buttons, `<hr className="menu-line" />`. */
  children: ReactNode;
}

function itemsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("a[href], button:not(:disabled), select")];
}

/** A button that unfolds a list of links and buttons; works without JavaScript, with it also by arrow keys and Escape. */
export function Menu({
  button,
  label,
  buttonClassName,
  align = "end",
  opens = "down",
  children,
  ...look
}: MenuProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeOutside = (event: Event) => {
      const menu = ref.current;
      if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLDetailsElement>) => {
    const menu = event.currentTarget;
    if (event.key === "Escape" && menu.open) {
      event.stopPropagation();
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    menu.open = true;
    const items = itemsOf(menu);
    const at = items.findIndex((item) => item === document.activeElement);
    const step = event.key === "ArrowDown" ? at + 1 : at === -1 ? items.length - 1 : at - 1;
    items[(step + items.length) % items.length]?.focus();
  };

  const classes = ["menu", align === "start" && "menu-start", opens === "up" && "menu-up"]
    .filter(Boolean)
    .join(" ");
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys come up from the summary and the items, which are interactive
    <details ref={ref} className={classes} onKeyDown={onKeyDown}>
      <summary className={buttonClassName ?? buttonClass(look)} aria-label={label}>
        {button}
      </summary>
      <div className="menu-list">{children}</div>
    </details>
  );
}
