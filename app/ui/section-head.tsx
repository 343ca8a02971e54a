import type { ReactNode } from "react";

interface SectionHeadProps {
  title: string;
  /** One sentence below it. */
  lead?: ReactNode;
  /** At the end of the head: one button or link. */
  action?: ReactNode;
}

/** How a section of the editor begins. */
export function SectionHead({ title, lead, action }: SectionHeadProps) {
  return (
    <div className="section-head">
      <div>
        <h2>{title}</h2>
        {lead ? <p className="text-quiet">{lead}</p> : null}
      </div>
      {action}
    </div>
  );
}
