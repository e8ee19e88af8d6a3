import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ideaPath } from '../../features/ideas/idea-path.js';
import { MemberLink } from '../../features/members/member-link.js';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { Icon } from '../../ui/icon.js';

export const MergedIdeasFields = graphql(`
  fragment MergedIdeasFields on Idea {
    id
    merged(first: 20) {
      totalCount
      nodes {
        id
        number
        slug
        title
        author {
          id
          handle
          displayName
        }
      }
    }
  }
`);

/** The ideas that say the same, whose votes count here. */
export function MergedIdeas({ idea }: { idea: FragmentOf<typeof MergedIdeasFields> }) {
  const { nodes, totalCount } = readFragment(MergedIdeasFields, idea).merged;
  if (totalCount === 0) return null;
  const others = totalCount - nodes.length;
  return (
    <section className="card">
      <h2>
        <Plural value={totalCount} one="# idea merged into this one" other="# ideas merged into this one" />
      </h2>
      <ul className="merged-list">
        {nodes.map((source) => (
          <li key={source.id}>
            <Link to={ideaPath(source)}>{source.title}</Link>
            <span className="muted">
              <Trans>
                by <MemberLink member={source.author}>{source.author.displayName}</MemberLink>
              </Trans>
            </span>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className="muted">
          <Plural value={others} one="and # more" other="and # more" />
        </p>
      )}
    </section>
  );
}

/** Where a merged idea leads on. */
export function MergedBanner({ target }: { target: { number: number; slug: string; title: string } }) {
  const { number, title } = target;
  return (
    <div className="merged-banner">
      <Icon name="merge" />
      <p>
        <Trans>
          This idea was merged into{' '}
          <Link to={ideaPath(target)}>
            #{number} {title}
          </Link>
          . Its votes count there, and so does a vote that you cast here.
        </Trans>
      </p>
    </div>
  );
}
