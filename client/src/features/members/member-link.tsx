import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { memberPath } from '../ideas/idea-path.js';

/** What the handles of erased people begin with; see `Member.handle`. */
const ERASED = 'deleted-';

interface MemberLinkProps {
  member: { handle: string };
  className?: string;
  title?: string;
  children: ReactNode;
}

/** Leads to a member's page; who was erased has none. */
export function MemberLink({ member, className, title, children }: MemberLinkProps) {
  if (member.handle.startsWith(ERASED)) return <span className={className}>{children}</span>;
  return (
    <Link className={className} to={memberPath(member)} title={title}>
      {children}
    </Link>
  );
}
