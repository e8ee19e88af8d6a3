import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { UserErrorFields } from '../../graphql/user-errors.js';

export const ReplyTemplatesQuery = graphql(`
  query ReplyTemplates {
    viewer {
      replyTemplates {
        id
        name
        body
        team {
          id
          name
        }
      }
      member {
        id
        teams {
          id
          name
        }
      }
    }
  }
`);

export const SaveReplyTemplate = graphql(
  `
    mutation SaveReplyTemplate($input: SaveReplyTemplateInput!) {
      saveReplyTemplate(input: $input) {
        template {
          id
          name
          body
          team {
            id
            name
          }
        }
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

export const DeleteReplyTemplate = graphql(
  `
    mutation DeleteReplyTemplate($input: DeleteByIdInput!) {
      deleteReplyTemplate(input: $input) {
        deletedId
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

type TemplatesViewer = NonNullable<ResultOf<typeof ReplyTemplatesQuery>['viewer']>;
export type ReplyTemplate = TemplatesViewer['replyTemplates'][number];

/** The templates of the viewer's teams, by team and name. */
export function useReplyTemplates() {
  const [{ data, error }, execute] = useQuery({
    query: ReplyTemplatesQuery,
    requestPolicy: 'cache-and-network',
  });
  const templates = data?.viewer?.replyTemplates.toSorted(
    (a, b) => a.team.name.localeCompare(b.team.name) || a.name.localeCompare(b.name),
  );
  return {
    templates,
    teams: data?.viewer?.member.teams ?? [],
    error: data ? undefined : error,
    reload: () => execute({ requestPolicy: 'network-only' }),
  };
}
