import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { adoptionPath } from '../adoptions/adoption-path.js';
import { AdoptionStageChip, AdoptionStageFields } from '../adoptions/adoption-stage.js';
import { ideaPath } from '../ideas/idea-path.js';
import { StatusChip, StatusChipFields } from '../ideas/status-chip.js';
import { StormOfTheDay, StormOfTheDayFields } from '../storms/storm-of-the-day.js';
import { Leaders, LeaderFields } from '../reputation/leaders.js';

export const CommunityRailFields = graphql(
  `
    fragment CommunityRailFields on Query {
      community {
        halfLifeDays
        responsePromiseDays
        promiseKept
        ideaCount
        voteCount
        memberCount
      }
      ...StormOfTheDayFields
      deliveries: adoptions(first: 3, orderBy: DELIVERED, filter: { stages: [DELIVERED] }) {
        nodes {
          id
          title
          deliveredAt
          ...AdoptionStageFields
        }
      }
      leaders: leaderboard(period: WEEK, first: 5) {
        ...LeaderFields
      }
      lately: ideas(first: 3, orderBy: ACTIVE, filter: { stages: [REVIEW, ADOPTED, BUILDING] }) {
        nodes {
          id
          number
          slug
          title
          status {
            key
            ...StatusChipFields
          }
        }
      }
    }
  `,
  [StatusChipFields, AdoptionStageFields, LeaderFields, StormOfTheDayFields],
);

/** The promise, what came of ideas, and how large the community is. */
export function CommunityRail({ data }: { data: FragmentOf<typeof CommunityRailFields> | undefined }) {
  const format = useFormat();
  const [isKept] = useState(data !== undefined);
  const known = data && readFragment(CommunityRailFields, data);
  if (!known) return <CommunityRailSkeleton />;
  const { community, deliveries, lately, leaders } = known;
  const kept = community.promiseKept === null ? null : format.percent(community.promiseKept);
  return (
    <div className="community-rail">
      <section className="card promise">
        <h2>
          <Plural
            value={community.responsePromiseDays}
            one="Every idea gets an answer within # day"
            other="Every idea gets an answer within # days"
          />
        </h2>
        <p>
          <Trans>With its reason, whatever it is. Everyone who backed the idea learns the outcome.</Trans>
        </p>
        {kept !== null && (
          <p className="promise-kept">
            <Trans>{kept} answered in time</Trans>
          </p>
        )}
      </section>
      <StormOfTheDay data={known} isKept={isKept} />
      {deliveries.nodes.length > 0 && (
        <section className="card">
          <h2>
            <Link to="/ideas-in-action">
              <Trans>Ideas in Action</Trans>
            </Link>
          </h2>
          <ul className="rail-ideas">
            {deliveries.nodes.map((delivery) => (
              <li key={delivery.id}>
                <Link to={adoptionPath(delivery)}>{delivery.title}</Link>
                <span className="rail-delivery">
                  <AdoptionStageChip adoption={delivery} />
                  {delivery.deliveredAt !== null && <TimeAgo time={delivery.deliveredAt} />}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {lately.nodes.length > 0 && (
        <section className="card">
          <h2>
            <Trans>Moving lately</Trans>
          </h2>
          <ul className="rail-ideas">
            {lately.nodes.map((idea) => (
              <li key={idea.id}>
                <Link to={ideaPath(idea)}>{idea.title}</Link>
                <StatusChip status={idea.status} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {leaders.length > 0 && (
        <section className="card">
          <h2>
            <Link to="/people?period=week">
              <Trans>People of the week</Trans>
            </Link>
          </h2>
          <Leaders leaders={leaders} />
        </section>
      )}
      <section className="card">
        <h2>
          <Trans>This community</Trans>
        </h2>
        <dl className="rail-numbers">
          <div>
            <dd>{format.number(community.ideaCount)}</dd>
            <dt>
              <Plural value={community.ideaCount} one="idea" other="ideas" />
            </dt>
          </div>
          <div>
            <dd>{format.number(community.voteCount)}</dd>
            <dt>
              <Plural value={community.voteCount} one="vote" other="votes" />
            </dt>
          </div>
          <div>
            <dd>{format.number(community.memberCount)}</dd>
            <dt>
              <Plural value={community.memberCount} one="member" other="members" />
            </dt>
          </div>
        </dl>
        <p className="rail-note">
          <Plural
            value={community.halfLifeDays}
            one="In “Popular”, a vote counts half after # day, so that new ideas get their chance."
            other="In “Popular”, a vote counts half after # days, so that new ideas get their chance."
          />
        </p>
      </section>
    </div>
  );
}

function CommunityRailSkeleton() {
  return (
    <div className="community-rail" aria-hidden="true">
      <span className="skeleton rail-skeleton" />
      <span className="skeleton rail-skeleton" />
    </div>
  );
}
