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
export const EditableIdea = graphql(`
  fragment EditableIdea on Idea {
    id
    title
    body
    tags
    version
  }
`);

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
        importedSupport
        board {
          id
          slug
          name
          voteBudget
          viewerVotesLeft
        }
        author {
          id
          handle
          displayName
          avatarUrl
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
        viewerCan {
          edit
          delete
          revive
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
