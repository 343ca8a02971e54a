import type { ReactNode } from "react";

interface EmptyStateProps {
  /** A small drawing, such as `<DrawingBots />`. */
  drawing?: ReactNode;
  title: ReactNode;
  /** One sentence: why it is empty and what will stand here. */
  children?: ReactNode;
  /** One button. */
  action?: ReactNode;
}

/** What stands where there is nothing yet. */
export function EmptyState({ drawing, title, children, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      {drawing}
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
