import type { ReactNode } from "react";

/** The page's only `h1`, one sentence where it helps, one main action at the end. */
export function PageHead({
  title,
  lead,
  action,
}: {
  title: ReactNode;
  lead?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {lead ? <p>{lead}</p> : null}
      </div>
      {action}
    </header>
  );
}
