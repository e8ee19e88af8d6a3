import { Avatar } from '../../ui/avatar.js';

interface PersonNameProps {
  person: { handle: string; displayName: string; avatarUrl: string | null };
  /** Below the name; their handle where left out. */
  detail?: string | null | undefined;
}

export function PersonName({ person, detail }: PersonNameProps) {
  return (
    <span className="admin-person">
      <Avatar name={person.displayName} handle={person.handle} url={person.avatarUrl} />
      <span>
        {person.displayName}
        <small>{detail ?? `@${person.handle}`}</small>
      </span>
    </span>
  );
}
