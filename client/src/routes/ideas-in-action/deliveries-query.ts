import { AdoptionStageFields } from '../../features/adoptions/adoption-stage.js';
import { graphql } from '../../graphql/graphql.js';

export const DeliveryFields = graphql(
  `
    fragment DeliveryFields on Adoption {
      id
      title
      summaryHtml
      responseHtml
      deliveredAt
      points
      supporterCount
      links {
        title
        url
      }
      team {
        id
        name
      }
      contributors(first: 8) {
        totalCount
        nodes {
          id
          handle
          displayName
          avatarUrl
        }
      }
      ideas(first: 20) {
        totalCount
        nodes {
          id
          number
          slug
          title
          createdAt
        }
      }
      ...AdoptionStageFields
    }
  `,
  [AdoptionStageFields],
);

export const DeliveriesQuery = graphql(
  `
    query Deliveries($after: String) {
      adoptions(first: 8, after: $after, orderBy: DELIVERED, filter: { stages: [DELIVERED] }) {
        nodes {
          id
          ...DeliveryFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [DeliveryFields],
);
