import { Plural } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { memberPath } from '../ideas/idea-path.js';

export const LeaderFields = graphql(`
  fragment LeaderFields on LeaderboardEntry {
    rank
    reputation
    member {
      id
      handle
      displayName
      avatarUrl
    }
  }
`);

/** The first few of a leaderboard, for a rail. */
export function Leaders({ leaders }: { leaders: ReadonlyArray<FragmentOf<typeof LeaderFields>> }) {
  const format = useFormat();
  return (
    <ol className="rail-leaders">
      {leaders.map((ref) => {
        const { rank, reputation, member } = readFragment(LeaderFields, ref);
        return (
          <li key={member.id} value={rank}>
            <span className="leader-rank">{format.number(rank)}</span>
            <Link to={memberPath(member)}>
              <Avatar name={member.displayName} handle={member.handle} url={member.avatarUrl} />
              <span className="leader-name">{member.displayName}</span>
            </Link>
            <span className="muted">
              <Plural value={reputation} one="# point" other="# points" />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
