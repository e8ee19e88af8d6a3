import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { AdoptionFacts, type AdoptionOnPage } from '../../features/adoptions/adoption-facts.js';
import { adoptionPath } from '../../features/adoptions/adoption-path.js';
import { isOpenStage } from '../../features/adoptions/adoption-stage.js';
import { TargetDate } from '../../features/adoptions/target-date.js';
import { MemberLink } from '../../features/members/member-link.js';
import { usePageHead } from '../../features/session/page-head.js';
import { readFragment } from '../../graphql/graphql.js';
import { requestErrorKind } from '../../graphql/request-error.js';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { Icon } from '../../ui/icon.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { NotFound } from '../not-found/not-found-page.js';
import { AdoptionAside } from './adoption-aside.js';
import { AdoptionIdeas, useAdoptionIdeas } from './adoption-ideas.js';
import { AdoptionPageQuery } from './adoption-query.js';
import { Progress } from './progress.js';
import { Stepper } from './stepper.js';
import { TeamActions } from './team-actions.js';

/** A team's promise: what it is, how far it is, and what became of it. */
export default function AdoptionPage() {
  const { id = '' } = useParams();
  const [{ data, error, fetching }, reload] = useQuery({
    query: AdoptionPageQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const adoption = data?.adoption ? readFragment(AdoptionFacts, data.adoption) : undefined;
  usePageHead(adoption?.title ?? null, adoption && adoptionPath(adoption));

  // An id that this server never gave out is malformed to it.
  const isMalformed = error !== undefined && requestErrorKind(error) === 'BAD_USER_INPUT';
  if (isMalformed || (data && !adoption && !fetching)) return <NotFound />;
  if (error && !adoption) {
    return (
      <div className="page">
        <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  return adoption ? <Adoption key={adoption.id} adoption={adoption} /> : <AdoptionSkeleton />;
}

function Adoption({ adoption }: { adoption: AdoptionOnPage }) {
  const { t } = useLingui();
  const format = useFormat();
  const ideas = useAdoptionIdeas(adoption.id);
  const { owner, team, stage } = adoption;
  const delivered = adoption.deliveredAt === null ? undefined : format.day(adoption.deliveredAt);
  const dropped = adoption.droppedAt === null ? undefined : format.day(adoption.droppedAt);
  return (
    <div className="adoption-page">
      <article className="adoption-main">
        <nav aria-label={t`You are here`} className="adoption-crumbs">
          <Link to="/roadmap">
            <Trans>Roadmap</Trans>
          </Link>
          <Link to={`/roadmap?team=${encodeURIComponent(team.slug)}`}>{team.name}</Link>
        </nav>
        <PageHeading className="adoption-title">{adoption.title}</PageHeading>
        <Stepper stage={stage} outcome={adoption.outcome} />
        <p className="adoption-meta">
          <MemberLink className="adoption-owner" member={owner}>
            <Avatar name={owner.displayName} handle={owner.handle} url={owner.avatarUrl} />
            {owner.displayName}
          </MemberLink>
          <span>{team.name}</span>
          {delivered !== undefined ? (
            <span>
              <Trans>delivered on {delivered}</Trans>
            </span>
          ) : dropped !== undefined ? (
            <span>
              <Trans>dropped on {dropped}</Trans>
            </span>
          ) : adoption.targetDate !== null ? (
            <TargetDate date={adoption.targetDate} stage={stage} />
          ) : (
            <span>
              <Trans>no date promised yet</Trans>
            </span>
          )}
        </p>
        {adoption.viewerCanEdit && (
          <TeamActions adoption={adoption} ideaCount={ideas.totalCount ?? ideas.rows.length} />
        )}
        {stage === 'DELIVERED' || stage === 'DROPPED' ? (
          <>
            <Answer adoption={adoption} />
            <Summary adoption={adoption} />
          </>
        ) : (
          <>
            <Summary adoption={adoption} />
            <Answer adoption={adoption} />
          </>
        )}
        <Progress
          adoptionId={adoption.id}
          supporterCount={adoption.supporterCount}
          canPost={adoption.viewerCanEdit && stage !== 'DROPPED'}
          isUnderWay={isOpenStage(stage)}
        />
        <AdoptionIdeas adoption={adoption} ideas={ideas} />
      </article>
      <AdoptionAside adoption={adoption} />
    </div>
  );
}

function Summary({ adoption }: { adoption: AdoptionOnPage }) {
  if (adoption.summaryHtml.trim() === '') return null;
  return (
    <section className="adoption-section" aria-labelledby="promise-title">
      <h2 id="promise-title">
        <Trans>The promise</Trans>
      </h2>
      <div className="prose" dangerouslySetInnerHTML={{ __html: adoption.summaryHtml }} />
    </section>
  );
}

/** What its supporters read last. */
function Answer({ adoption }: { adoption: AdoptionOnPage }) {
  if (adoption.responseHtml.trim() === '') return null;
  const team = adoption.team.name;
  const stage =
    adoption.stage === 'DELIVERED' ? 'DELIVERED' : adoption.stage === 'DROPPED' ? 'CLOSED' : 'ADOPTED';
  return (
    <section className="response" data-stage={stage} aria-labelledby="answer-title">
      <div className="response-head">
        <h2 id="answer-title">
          <Icon name={stage === 'CLOSED' ? 'close' : 'check'} />
          {stage === 'DELIVERED' ? (
            <Trans>What came of it</Trans>
          ) : stage === 'CLOSED' ? (
            <Trans>Why it was dropped</Trans>
          ) : (
            <Trans>Answer from {team}</Trans>
          )}
        </h2>
      </div>
      <div className="prose" dangerouslySetInnerHTML={{ __html: adoption.responseHtml }} />
    </section>
  );
}

function AdoptionSkeleton() {
  return (
    <div className="adoption-page" aria-busy="true">
      <output className="visually-hidden">
        <Trans>Loading…</Trans>
      </output>
      <div className="adoption-main adoption-skeleton" aria-hidden="true">
        <span className="skeleton" />
        <span className="skeleton" />
        <span className="skeleton" />
        <span className="skeleton" />
        <span className="skeleton" />
      </div>
    </div>
  );
}
