import { graphql } from '../../graphql/graphql.js';

export const NotificationFields = graphql(`
  fragment NotificationFields on Notification {
    id
    kind
    text
    url
    readAt
    createdAt
    actor {
      id
      handle
      displayName
      avatarUrl
    }
  }
`);
