import { useId, type ReactNode } from "react";

interface PanelProps {
  title?: ReactNode;
  /** One sentence below the title. */
  lead?: ReactNode;
  /** At the end of the head: one button or a menu. */
  action?: ReactNode;
  /** For lists and tables, which reach the border. */
  isFlush?: boolean;
  isDanger?: boolean;
  /** Its place in the address of the page, for links that lead to it. */
  anchor?: string;
  children: ReactNode;
}

/** A bordered surface; with a title it is a named region of the page. */
export function Panel({ title, lead, action, isFlush, isDanger, anchor, children }: PanelProps) {
  const id = useId();
  return (
    <section
      id={anchor}
      className={isDanger ? "panel panel-danger" : "panel"}
      aria-labelledby={title ? id : undefined}
    >
      {title ? (
        <div className="panel-head">
          <div>
            <h2 id={id}>{title}</h2>
            {lead ? <p>{lead}</p> : null}
          </div>
          {action}
        </div>
      ) : null}
      <div className={isFlush ? "panel-flush" : "panel-body"}>{children}</div>
    </section>
  );
}
