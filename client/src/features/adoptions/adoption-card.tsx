import { Plural } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Avatar } from '../../ui/avatar.js';
import { adoptionPath } from './adoption-path.js';
import { AdoptionStageChip, AdoptionStageFields, type AdoptionStage } from './adoption-stage.js';
import { TargetDate } from './target-date.js';

export const AdoptionCardFields = graphql(
  `
    fragment AdoptionCardFields on Adoption {
      id
      title
      stage
      targetDate
      deliveredAt
      points
      supporterCount
      team {
        id
        name
      }
      owner {
        id
        handle
        displayName
        avatarUrl
      }
      ideas(first: 1) {
        totalCount
      }
      ...AdoptionStageFields
    }
  `,
  [AdoptionStageFields],
);

interface AdoptionCardProps {
  adoption: FragmentOf<typeof AdoptionCardFields>;
  /** The stage of all in this list, if they have one and it is said above it. */
  stage?: AdoptionStage | undefined;
}

/** What a team has taken on, in a list of such: the whole card leads to its page. */
export function AdoptionCard({ adoption: ref, stage }: AdoptionCardProps) {
  const format = useFormat();
  const adoption = readFragment(AdoptionCardFields, ref);
  const { owner, team } = adoption;
  return (
    <li className="adoption-card">
      <div className="adoption-card-head">
        <AdoptionStageChip adoption={adoption} known={stage} />
        {adoption.deliveredAt !== null ? (
          <time dateTime={adoption.deliveredAt}>{format.day(adoption.deliveredAt)}</time>
        ) : (
          adoption.targetDate !== null && (
            <TargetDate date={adoption.targetDate} stage={adoption.stage} short />
          )
        )}
      </div>
      <h3>
        <Link to={adoptionPath(adoption)}>{adoption.title}</Link>
      </h3>
      <p className="adoption-card-people">
        <Avatar name={owner.displayName} handle={owner.handle} url={owner.avatarUrl} />
        <span>
          {owner.displayName} · {team.name}
        </span>
      </p>
      <p className="adoption-card-numbers">
        <span>
          <Plural value={adoption.points} one="# point" other="# points" />
        </span>
        <span>
          <Plural value={adoption.supporterCount} one="# supporter" other="# supporters" />
        </span>
        <span>
          <Plural value={adoption.ideas.totalCount} one="# idea" other="# ideas" />
        </span>
      </p>
    </li>
  );
}

/** Shaped like the cards that come. */
export function AdoptionCardSkeletons({ count }: { count: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <li className="adoption-card" key={index} aria-hidden="true">
          <span className="skeleton" />
          <span className="skeleton" />
          <span className="skeleton" />
        </li>
      ))}
    </>
  );
}
