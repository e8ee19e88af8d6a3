import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { adoptionPath } from '../../features/adoptions/adoption-path.js';
import {
  AdoptionStageChip,
  AdoptionStageFields,
  IDEA_STAGES,
  isOpenStage,
} from '../../features/adoptions/adoption-stage.js';
import { TargetDate } from '../../features/adoptions/target-date.js';
import { MemberLink } from '../../features/members/member-link.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { TimeAgo } from '../../ui/time-ago.js';

export const IdeaAdoptionFields = graphql(
  `
    fragment IdeaAdoptionFields on Adoption {
      id
      title
      stage
      targetDate
      deliveredAt
      owner {
        id
        handle
        displayName
      }
      team {
        id
        name
      }
      contributors(first: 6) {
        totalCount
        nodes {
          id
          handle
          displayName
          avatarUrl
        }
      }
      updates(first: 30) {
        totalCount
        nodes {
          id
          createdAt
          bodyHtml
          author {
            id
            handle
            displayName
          }
        }
      }
      ...AdoptionStageFields
    }
  `,
  [AdoptionStageFields],
);

export type IdeaAdoption = ResultOf<typeof IdeaAdoptionFields>;

const EXCERPT_LENGTH = 180;

/** The beginning of what rendered text says. */
function excerptOf(html: string): string {
  const text = new DOMParser()
    .parseFromString(html, 'text/html')
    .body.textContent.replace(/\s+/g, ' ')
    .trim();
  const characters = [...text];
  return characters.length <= EXCERPT_LENGTH
    ? text
    : `${characters.slice(0, EXCERPT_LENGTH).join('').trimEnd()}…`;
}

/** Who has taken the idea on, how far it is and what was said last. */
export function AdoptionNote({ adoption }: { adoption: IdeaAdoption }) {
  const format = useFormat();
  const { owner, team, updates } = adoption;
  // Of what is delivered, the story stands in the answer already.
  const latest = isOpenStage(adoption.stage) ? updates.nodes[0] : undefined;
  return (
    <section
      className="adoption-note"
      data-stage={IDEA_STAGES[adoption.stage]}
      aria-labelledby="adoption-note-title"
    >
      <p className="adoption-note-head">
        <AdoptionStageChip adoption={adoption} />
        {adoption.deliveredAt !== null ? (
          <time dateTime={adoption.deliveredAt}>{format.day(adoption.deliveredAt)}</time>
        ) : (
          adoption.targetDate !== null && <TargetDate date={adoption.targetDate} stage={adoption.stage} />
        )}
      </p>
      <h2 id="adoption-note-title">
        <Link to={adoptionPath(adoption)}>{adoption.title}</Link>
      </h2>
      <p className="adoption-note-people">
        <MemberLink member={owner}>{owner.displayName}</MemberLink> · {team.name}
      </p>
      {latest && (
        <p className="adoption-note-latest">
          {excerptOf(latest.bodyHtml)}{' '}
          <span className="muted">
            <TimeAgo time={latest.createdAt} />
          </span>
        </p>
      )}
      <Link className="adoption-note-more" to={adoptionPath(adoption)}>
        <Trans>Everything about it</Trans>
      </Link>
    </section>
  );
}
