import { Link } from "@remix-run/react";

interface ViewTabsProps {
  label: string;
  tabs: readonly { id: string; label: string; to: string }[];
  /** The id of the one that is seen. */
  current: string;
}

/** Views of one page, each with an address of its own. */
export function ViewTabs({ label, tabs, current }: ViewTabsProps) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ id, label: words, to }) => (
        <Link
          key={id}
          to={to}
          className="tab"
          aria-current={id === current ? "page" : undefined}
          preventScrollReset
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
