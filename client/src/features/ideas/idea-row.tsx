import { Plural, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Icon } from '../../ui/icon.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { useVote, type VoteTargetRef } from '../votes/use-vote.js';
import { stormPath } from '../storms/storm-facts.js';
import { VoteControl } from '../votes/vote-control.js';
import { ideaPath } from './idea-path.js';
import { MemberLink } from '../../features/members/member-link.js';
import { IdeaRowFields } from './idea-row-fields.js';
import { StatusChip } from './status-chip.js';

interface IdeaRowProps {
  idea: FragmentOf<typeof IdeaRowFields>;
  /** Left out where every row is of one board or author. */
  showBoard?: boolean;
  showAuthor?: boolean;
  showStorm?: boolean;
  /** How the votes fall, where that matters. */
  showVotes?: boolean;
}

export function IdeaRow({
  idea: ref,
  showBoard = true,
  showAuthor = true,
  showStorm = true,
  showVotes = false,
}: IdeaRowProps) {
  const format = useFormat();
  const idea = readFragment(IdeaRowFields, ref);
  // An idea whose text only repeats its title shows the title in full instead.
  const excerpt = idea.excerpt === idea.title ? '' : idea.excerpt;
  return (
    <li className="idea-row">
      <VoteControl idea={idea} />
      <div className="idea-row-text">
        <Link className="idea-row-title" to={ideaPath(idea)} data-long={excerpt ? undefined : ''}>
          {idea.title}
        </Link>
        {excerpt && <p className="idea-row-excerpt">{excerpt}</p>}
        <p className="idea-row-meta">
          <StatusChip status={idea.status} />
          {showVotes && <Votes idea={idea} />}
          {showBoard && <Link to={`/boards/${encodeURIComponent(idea.board.slug)}`}>{idea.board.name}</Link>}
          {showAuthor && <MemberLink member={idea.author}>{idea.author.displayName}</MemberLink>}
          <TimeAgo time={idea.createdAt} />
          {idea.commentCount > 0 && (
            <span className="idea-row-comments">
              <Icon name="comment" />
              <span aria-hidden="true">{format.number(idea.commentCount)}</span>
              <span className="visually-hidden">
                <Plural value={idea.commentCount} one="# comment" other="# comments" />
              </span>
            </span>
          )}
          {showStorm && idea.storm && (
            <Link className="storm-link" to={stormPath(idea.storm)}>
              <Icon name="storm" />
              {idea.storm.title}
            </Link>
          )}
          {idea.tags.slice(0, 2).map((tag) => (
            <Link key={tag} className="idea-row-tag" to={`/?tag=${encodeURIComponent(tag)}`}>
              #{tag}
            </Link>
          ))}
        </p>
      </div>
    </li>
  );
}

function Votes({ idea }: { idea: VoteTargetRef }) {
  const { t } = useLingui();
  const format = useFormat();
  const { tally } = useVote(idea);
  const [ayes, noes] = [format.number(tally.promoteCount), format.number(tally.demoteCount)];
  return (
    <span className="idea-row-votes">
      <span aria-hidden="true">
        ▲ {ayes} ▼ {noes}
      </span>
      <span className="visually-hidden">{t`${ayes} for it, ${noes} against it`}</span>
    </span>
  );
}

/** Shaped like the rows that come. */
export function IdeaRowSkeletons({ count }: { count: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <li className="idea-row idea-row-skeleton" key={index} aria-hidden="true">
          <span className="skeleton" />
          <div className="idea-row-text">
            <span className="skeleton" />
            <span className="skeleton" />
            <span className="skeleton" />
          </div>
        </li>
      ))}
    </>
  );
}
