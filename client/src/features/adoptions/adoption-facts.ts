import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { AdoptionStageFields } from './adoption-stage.js';

/** All of an adoption but its lists: what its page shows and each change of it answers with. */
export const AdoptionFacts = graphql(
  `
    fragment AdoptionFacts on Adoption {
      id
      title
      summary
      summaryHtml
      stage
      outcome
      targetDate
      response
      responseHtml
      adoptedAt
      deliveredAt
      droppedAt
      points
      supporterCount
      viewerCanEdit
      links {
        title
        url
      }
      owner {
        id
        handle
        displayName
        avatarUrl
      }
      team {
        id
        slug
        name
      }
      contributors(first: 24) {
        totalCount
        nodes {
          id
          handle
          displayName
          avatarUrl
        }
      }
      ...AdoptionStageFields
    }
  `,
  [AdoptionStageFields],
);

export type AdoptionOnPage = ResultOf<typeof AdoptionFacts>;
