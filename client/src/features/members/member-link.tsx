import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { memberPath } from '../ideas/idea-path.js';
import { isErased } from './erased.js';

interface MemberLinkProps {
  member: { handle: string };
  className?: string;
  title?: string;
  children: ReactNode;
}

/** Leads to a member's page; who was erased has none. */
export function MemberLink({ member, className, title, children }: MemberLinkProps) {
  if (isErased(member)) return <span className={className}>{children}</span>;
  return (
    <Link className={className} to={memberPath(member)} title={title}>
      {children}
    </Link>
  );
}
