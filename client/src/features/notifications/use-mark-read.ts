import { useMutation } from 'urql';
import { graphql } from '../../graphql/graphql.js';

export const MarkNotificationsRead = graphql(`
  mutation MarkNotificationsRead($ids: [ID!]) {
    markNotificationsRead(input: { ids: $ids }) {
      viewer {
        unreadNotificationCount
      }
      userErrors {
        code
      }
    }
  }
`);

/** Marks these as read, or all; tells whether it came to that. */
export function useMarkRead(): (ids: string[] | null) => Promise<boolean> {
  const [, execute] = useMutation(MarkNotificationsRead);
  return async (ids) => {
    const { error } = await execute({ ids });
    return error === undefined;
  };
}
