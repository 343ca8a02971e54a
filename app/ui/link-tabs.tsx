import { NavLink } from "@remix-run/react";

/** Sections with addresses of their own, as tabs. */
export function LinkTabs({
  label,
  links,
}: {
  label: string;
  links: readonly { to: string; label: string; end?: boolean }[];
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {links.map((link) => (
        <NavLink key={link.to} to={link.to} end={link.end ?? false} className="tab">
          {link.label}
        </NavLink>
      ))}
    </nav>
  );
}
