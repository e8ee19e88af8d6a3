import { AttachmentFields } from '../../features/attachments/attachment-fields.js';
import { MergeTargetFields } from '../../features/triage/merge-target.js';
import { TriageRowFields } from '../../features/triage/triage-fields.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { StatusChangeFields } from '../idea/status-change-fields.js';

export const ReadingQuery = graphql(
  `
    query TriageReading($number: Int!) {
      idea(number: $number) {
        id
        bodyHtml
        excerpt
        attachments {
          id
          ...AttachmentFields
        }
        editedAt
        importedSupport
        commentCount
        followerCount
        board {
          id
          teams {
            id
          }
        }
        author {
          id
          handle
          displayName
          avatarUrl
        }
        officialResponse {
          id
          ...StatusChangeFields
        }
        history(first: 50) {
          nodes {
            id
            createdAt
            isUndone
            ...StatusChangeFields
          }
        }
        similar(first: 5) {
          similarity
          idea {
            id
            ...MergeTargetFields
          }
        }
        merged(first: 50) {
          totalCount
          nodes {
            id
            number
            slug
            title
          }
        }
        viewerCan {
          triage
          voteFor
        }
        ...TriageRowFields
      }
    }
  `,
  [AttachmentFields, TriageRowFields, StatusChangeFields, MergeTargetFields],
);

export type ReadIdea = NonNullable<ResultOf<typeof ReadingQuery>['idea']>;
