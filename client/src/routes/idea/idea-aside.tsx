import { Plural, Trans } from '@lingui/react/macro';
import { MemberLink } from '../../features/members/member-link.js';
import { SimilarIdeaList } from '../../features/ideas/similar-ideas.js';
import { useVote } from '../../features/votes/use-vote.js';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import type { IdeaOnPage } from './idea-query.js';
import { MergedIdeas } from './merged-ideas.js';

/** Who backs it, how the votes fall, and what is like it. */
export function IdeaAside({ idea }: { idea: IdeaOnPage }) {
  const format = useFormat();
  const { tally } = useVote(idea);
  const { nodes, totalCount } = idea.supporters;
  const others = totalCount - nodes.length;
  const votes = tally.promoteCount + tally.demoteCount;
  return (
    <aside className="idea-aside">
      <section className="card">
        <h2>
          <Trans>Votes</Trans>
        </h2>
        <p className="idea-split">
          <span>▲ {format.number(tally.promoteCount)}</span>
          <span>▼ {format.number(tally.demoteCount)}</span>
        </p>
        {votes > 0 && (
          <svg className="idea-split-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="6" />
            <rect width={(100 * tally.promoteCount) / votes} height="6" />
          </svg>
        )}
        {idea.importedSupport > 0 && (
          <p className="muted">
            <Plural
              value={idea.importedSupport}
              one="# of them was imported from elsewhere."
              other="# of them were imported from elsewhere."
            />
          </p>
        )}
        {totalCount > 0 && (
          <>
            <h3>
              <Plural value={totalCount} one="# supporter" other="# supporters" />
            </h3>
            <ul className="supporters">
              {nodes.map((member) => (
                <li key={member.id}>
                  <MemberLink member={member} title={member.displayName}>
                    <Avatar name={member.displayName} handle={member.handle} url={member.avatarUrl} />
                    <span className="visually-hidden">{member.displayName}</span>
                  </MemberLink>
                </li>
              ))}
              {others > 0 && <li className="muted">+{format.number(others)}</li>}
            </ul>
          </>
        )}
      </section>
      <MergedIdeas idea={idea} />
      {idea.similar.length > 0 && (
        <section className="card">
          <h2>
            <Trans>Similar ideas</Trans>
          </h2>
          <SimilarIdeaList ideas={idea.similar.map((similar) => similar.idea)} />
        </section>
      )}
    </aside>
  );
}
