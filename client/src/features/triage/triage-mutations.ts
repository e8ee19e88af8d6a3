import { graphql } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { TriagedIdeaFields } from './triage-fields.js';

export const ChangeStatus = graphql(
  `
    mutation ChangeStatus($input: ChangeIdeaStatusInput!) {
      changeIdeaStatus(input: $input) {
        ideas {
          ...TriagedIdeaFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [TriagedIdeaFields, UserErrorFields],
);

export const UndoStatus = graphql(
  `
    mutation UndoStatus($input: UndoStatusChangeInput!) {
      undoStatusChange(input: $input) {
        ideas {
          ...TriagedIdeaFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [TriagedIdeaFields, UserErrorFields],
);

export const AssignIdea = graphql(
  `
    mutation AssignIdea($input: AssignIdeaInput!) {
      assignIdea(input: $input) {
        idea {
          ...TriagedIdeaFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [TriagedIdeaFields, UserErrorFields],
);

export const TagIdea = graphql(
  `
    mutation TagIdea($input: TagIdeaInput!) {
      tagIdea(input: $input) {
        idea {
          ...TriagedIdeaFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [TriagedIdeaFields, UserErrorFields],
);

export const MergeIdeas = graphql(
  `
    mutation MergeIdeas($input: MergeIdeasInput!) {
      mergeIdeas(input: $input) {
        target {
          ...TriagedIdeaFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [TriagedIdeaFields, UserErrorFields],
);

export const UnmergeIdea = graphql(
  `
    mutation UnmergeIdea($input: UnmergeIdeaInput!) {
      unmergeIdea(input: $input) {
        idea {
          ...TriagedIdeaFields
        }
        formerTarget {
          ...TriagedIdeaFields
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [TriagedIdeaFields, UserErrorFields],
);
