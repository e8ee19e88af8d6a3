import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const OperationsQuery = graphql(`
  query Operations {
    operations {
      waitingJobs
      runningJobs
      failedJobs
      waitingMails
      sendingMails
      failedMails
      uncertainMails
    }
  }
`);

export const JobsQuery = graphql(`
  query Jobs($state: JobState!, $after: String) {
    jobs(state: $state, first: 50, after: $after) {
      nodes {
        id
        task
        attempts
        maxAttempts
        runAt
        createdAt
        lastError
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const OutgoingMailsQuery = graphql(`
  query OutgoingMails($state: OutgoingMailState!, $after: String) {
    outgoingMails(state: $state, first: 50, after: $after) {
      nodes {
        id
        template
        attempts
        dueAt
        createdAt
        error
        member {
          id
          handle
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const RetryJobs = graphql(
  `
    mutation RetryJobs($ids: [ID!]!) {
      retryJobs(input: { ids: $ids }) {
        retried
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export const RetryMails = graphql(
  `
    mutation RetryMails($ids: [ID!]!) {
      retryMails(input: { ids: $ids }) {
        retried
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export type OperationCounts = NonNullable<ResultOf<typeof OperationsQuery>['operations']>;
