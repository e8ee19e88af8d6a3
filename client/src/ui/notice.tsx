import type { ReactNode } from 'react';

/** An empty or final state: what it is, and the one thing to do next. */
export function Notice({
  title,
  children,
  action,
}: {
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="notice">
      {title !== undefined && <p className="notice-title">{title}</p>}
      {children !== undefined && <div className="notice-text">{children}</div>}
      {action}
    </div>
  );
}
