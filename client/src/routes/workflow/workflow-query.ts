import { graphql } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const WorkflowQuery = graphql(`
  query Workflow {
    statuses {
      key
      name
      stage
      color
      outcome
      next
      requiresResponse
      ideaCount
    }
  }
`);

export const SaveWorkflow = graphql(
  `
    mutation SaveWorkflow($statuses: [IdeaStatusInput!]!) {
      updateWorkflow(input: { statuses: $statuses }) {
        statuses {
          key
          name
          stage
          color
          outcome
          next
          requiresResponse
          ideaCount
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);
