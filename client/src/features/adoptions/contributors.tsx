import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { MemberLink } from '../../features/members/member-link.js';

interface ContributorsProps {
  people: ReadonlyArray<{ id: string; handle: string; displayName: string; avatarUrl: string | null }>;
  totalCount: number;
}

/** The people whose ideas and extensions it builds on, by name. */
export function Contributors({ people, totalCount }: ContributorsProps) {
  const format = useFormat();
  const others = totalCount - people.length;
  return (
    <ul className="contributors">
      {people.map((member) => (
        <li key={member.id}>
          <MemberLink member={member}>
            <Avatar name={member.displayName} handle={member.handle} url={member.avatarUrl} />
            {member.displayName}
          </MemberLink>
        </li>
      ))}
      {others > 0 && (
        <li className="muted">
          <Trans>and {format.number(others)} more</Trans>
        </li>
      )}
    </ul>
  );
}
