import { cacheExchange, type Cache, type UpdateResolver } from '@urql/exchange-graphcache';

/** Root fields whose answer depends on which ideas exist. */
const LISTS = new Set(['ideas', 'similarIdeas', 'boards', 'board', 'statuses', 'community', 'member']);

function forgetLists(cache: Cache): void {
  for (const field of cache.inspectFields('Query')) {
    if (LISTS.has(field.fieldName)) cache.invalidate('Query', field.fieldName, field.arguments);
  }
}

const afterSubmit: UpdateResolver = (_result, _args, cache) => forgetLists(cache);

const afterDelete: UpdateResolver<{ deleteIdea?: { deletedId?: string | null } | null }> = (
  result,
  _args,
  cache,
) => {
  const id = result.deleteIdea?.deletedId;
  if (!id) return;
  cache.invalidate({ __typename: 'Idea', id });
  forgetLists(cache);
};

/** What has no id of its own: singletons and keyed values by their key, the rest inside its parent. */
const embedded = () => null;

export const apiCache = () =>
  cacheExchange({
    keys: {
      Community: () => 'community',
      Demo: () => 'demo',
      IdeaStatus: (status) => (typeof status['key'] === 'string' ? status['key'] : null),
      CommentConnection: embedded,
      CommentEdge: embedded,
      CommentPermissions: embedded,
      DemoAccount: embedded,
      IdeaConnection: embedded,
      IdeaEdge: embedded,
      IdeaPermissions: embedded,
      Limits: embedded,
      MemberConnection: embedded,
      MemberEdge: embedded,
      MergeCounts: embedded,
      MergePreview: embedded,
      PageInfo: embedded,
      SimilarIdea: embedded,
      StatusChangeConnection: embedded,
      StatusChangeEdge: embedded,
      UserError: embedded,
      Viewer: embedded,
    },
    updates: { Mutation: { submitIdea: afterSubmit, deleteIdea: afterDelete } },
  });
