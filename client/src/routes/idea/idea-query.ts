import { AttachmentFields } from '../../features/attachments/attachment-fields.js';
import { DiscussedIdea } from '../../features/discussion/discussion.js';
import { ExtensionFields } from '../../features/discussion/extensions.js';
import { SimilarIdeaFields } from '../../features/ideas/similar-ideas.js';
import { StatusChipFields } from '../../features/ideas/status-chip.js';
import { VoteTarget } from '../../features/votes/use-vote.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { IdeaAdoptionFields } from './adoption-note.js';
import { MergedIdeasFields } from './merged-ideas.js';
import { StatusChangeFields } from './status-change-fields.js';

/** What a form needs to change the idea. */
export const EditableIdea = graphql(
  `
    fragment EditableIdea on Idea {
      id
      title
      body
      tags
      version
      attachments {
        id
        ...AttachmentFields
      }
    }
  `,
  [AttachmentFields],
);

export const IdeaPageQuery = graphql(
  `
    query IdeaPage($number: Int!) {
      idea(number: $number) {
        id
        number
        slug
        title
        bodyHtml
        excerpt
        url
        tags
        createdAt
        editedAt
        isOpen
        dueAt
        moderation
        viewerReported
        importedSupport
        board {
          id
          slug
          name
          voteBudget
          viewerVotesLeft
          teams {
            id
          }
        }
        author {
          id
          handle
          displayName
          avatarUrl
          level
        }
        status {
          key
          stage
          ...StatusChipFields
        }
        assignee {
          id
          handle
          displayName
        }
        team {
          id
          name
        }
        mergedInto {
          id
          number
          slug
          title
          ...VoteTarget
        }
        storm {
          id
          slug
          title
        }
        adoption {
          ...IdeaAdoptionFields
        }
        viewerIsTold
        officialResponse {
          id
          ...StatusChangeFields
        }
        history(first: 50) {
          nodes {
            id
            createdAt
            ...StatusChangeFields
          }
        }
        supporters(first: 12) {
          totalCount
          nodes {
            id
            handle
            displayName
            avatarUrl
          }
        }
        similar(first: 4) {
          idea {
            id
            ...SimilarIdeaFields
          }
        }
        extensions {
          id
          ...ExtensionFields
        }
        attachments {
          id
          ...AttachmentFields
        }
        viewerCan {
          edit
          delete
          revive
          report
          moderate
          voteFor
        }
        ...DiscussedIdea
        ...MergedIdeasFields
        ...VoteTarget
        ...EditableIdea
      }
    }
  `,
  [
    AttachmentFields,
    StatusChipFields,
    StatusChangeFields,
    SimilarIdeaFields,
    IdeaAdoptionFields,
    ExtensionFields,
    DiscussedIdea,
    MergedIdeasFields,
    VoteTarget,
    EditableIdea,
  ],
);

export type IdeaOnPage = NonNullable<ResultOf<typeof IdeaPageQuery>['idea']>;
