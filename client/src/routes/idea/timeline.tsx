import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { adoptionPath } from '../../features/adoptions/adoption-path.js';
import { Contributors } from '../../features/adoptions/contributors.js';
import { MemberLink } from '../../features/members/member-link.js';
import { StatusChip } from '../../features/ideas/status-chip.js';
import { readFragment, type FragmentOf, type ResultOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import type { IdeaAdoption } from './adoption-note.js';
import { StatusChangeFields } from './status-change-fields.js';
import { timelineEntries } from './timeline-entries.js';

interface TimelineProps {
  createdAt: string;
  author: { handle: string; displayName: string };
  /** Newest first. */
  changes: ReadonlyArray<FragmentOf<typeof StatusChangeFields>>;
  /** The change whose response already stands under the idea. */
  answeredBy: string | undefined;
  adoption: IdeaAdoption | undefined;
}

/** What became of the idea, oldest first. */
export function Timeline({ createdAt, author, changes, answeredBy, adoption }: TimelineProps) {
  const format = useFormat();
  const posts = adoption?.updates.nodes ?? [];
  const entries = timelineEntries(readFragment(StatusChangeFields, changes), posts);
  const earlier = (adoption?.updates.totalCount ?? 0) - posts.length;
  const delivery = entries.findLast(
    (entry) => entry.kind === 'change' && entry.change.to.stage === 'DELIVERED',
  );
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">
        <Trans>What became of it</Trans>
      </h2>
      <ol className="timeline">
        <li data-stage="SUBMITTED">
          <span>
            <Trans>
              Submitted by <MemberLink member={author}>{author.displayName}</MemberLink>
            </Trans>
          </span>
          <time dateTime={createdAt}>{format.day(createdAt)}</time>
        </li>
        {entries.map((entry) =>
          entry.kind === 'progress' ? (
            <li key={entry.post.id} className="timeline-progress" data-stage="BUILDING">
              <span>
                <Trans>Progress</Trans>
              </span>
              <time dateTime={entry.at}>{format.day(entry.at)}</time>
              <Person member={entry.post.author} />
              <div className="prose" dangerouslySetInnerHTML={{ __html: entry.post.bodyHtml }} />
            </li>
          ) : (
            <Step
              key={entry.change.id}
              change={entry.change}
              isAnswer={entry.change.id === answeredBy}
              delivered={entry === delivery ? adoption : undefined}
            />
          ),
        )}
      </ol>
      {adoption && earlier > 0 && (
        <p>
          <Link to={adoptionPath(adoption)}>
            <Trans>All progress posts</Trans>
          </Link>
        </p>
      )}
    </section>
  );
}

interface StepProps {
  change: ResultOf<typeof StatusChangeFields>;
  /** Its response stands elsewhere. */
  isAnswer: boolean;
  /** What was delivered with it. */
  delivered: IdeaAdoption | undefined;
}

function Step({ change, isAnswer, delivered }: StepProps) {
  const format = useFormat();
  const chip = <StatusChip status={change.to} />;
  return (
    <li data-stage={change.to.stage} className={change.isUndone ? 'timeline-undone' : undefined}>
      {change.isUndone ? (
        <>
          <s>{chip}</s>
          <span className="muted">
            <Trans>taken back</Trans>
          </span>
        </>
      ) : (
        chip
      )}
      <time dateTime={change.createdAt}>{format.day(change.createdAt)}</time>
      {change.actor && <Person member={change.actor} />}
      {change.responseHtml && !isAnswer && !change.isUndone && (
        <div className="prose" dangerouslySetInnerHTML={{ __html: change.responseHtml }} />
      )}
      {delivered && delivered.contributors.totalCount > 0 && (
        <div className="timeline-thanks">
          <span className="muted">
            <Trans>Thanks to</Trans>
          </span>
          <Contributors
            people={delivered.contributors.nodes}
            totalCount={delivered.contributors.totalCount}
          />
        </div>
      )}
    </li>
  );
}

const Person = ({ member }: { member: { handle: string; displayName: string } }) => (
  <span className="timeline-actor">
    <MemberLink member={member}>{member.displayName}</MemberLink>
  </span>
);
