import { cacheExchange, type Cache, type UpdateResolver } from '@urql/exchange-graphcache';

/** Root fields whose answer depends on which ideas exist. */
const LISTS = new Set([
  'ideas',
  'similarIdeas',
  'boards',
  'board',
  'statuses',
  'community',
  'member',
  'adoptions',
  'teams',
  'team',
]);

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

/** What an adoption lists and a change of it may change, apart from what the change itself answers with. */
const ADOPTION_LISTS = new Set(['ideas', 'updates']);

const afterAdoptionChange: UpdateResolver<
  Record<string, { userErrors?: readonly unknown[] } | null>,
  { input: { adoptionId: string } }
> = (result, { input }, cache, { fieldName }) => {
  if (result[fieldName]?.userErrors?.length !== 0) return;
  const adoption = { __typename: 'Adoption', id: input.adoptionId };
  for (const field of cache.inspectFields(adoption)) {
    if (ADOPTION_LISTS.has(field.fieldName)) cache.invalidate(adoption, field.fieldName, field.arguments);
  }
  forgetLists(cache);
};

/** What has no id of its own: singletons and keyed values by their key, the rest inside its parent. */
const embedded = () => null;

export const apiCache = () =>
  cacheExchange({
    keys: {
      Community: () => 'community',
      Demo: () => 'demo',
      Viewer: () => 'viewer',
      Operations: () => 'operations',
      IdeaStatus: (status) => (typeof status['key'] === 'string' ? status['key'] : null),
      AdoptionConnection: embedded,
      Ban: embedded,
      AdoptionEdge: embedded,
      AdoptionUpdateConnection: embedded,
      AdoptionUpdateEdge: embedded,
      CommentConnection: embedded,
      CommentEdge: embedded,
      CommentPermissions: embedded,
      DeliveryLink: embedded,
      DemoAccount: embedded,
      IdeaConnection: embedded,
      IdeaEdge: embedded,
      IdeaPermissions: embedded,
      JobConnection: embedded,
      JobEdge: embedded,
      Limits: embedded,
      MemberConnection: embedded,
      MemberEdge: embedded,
      MergeCounts: embedded,
      MergePreview: embedded,
      NotificationConnection: embedded,
      NotificationEdge: embedded,
      OutgoingMailConnection: embedded,
      OutgoingMailEdge: embedded,
      PageInfo: embedded,
      SimilarIdea: embedded,
      StatusChangeConnection: embedded,
      StatusChangeEdge: embedded,
      UserError: embedded,
    },
    updates: {
      Mutation: {
        submitIdea: afterSubmit,
        deleteIdea: afterDelete,
        adoptIdeas: afterSubmit,
        reviveIdea: afterSubmit,
        createBoard: afterSubmit,
        updateBoard: afterSubmit,
        deleteBoard: afterSubmit,
        createTeam: afterSubmit,
        updateTeam: afterSubmit,
        deleteTeam: afterSubmit,
        updateAdoption: afterAdoptionChange,
        postAdoptionUpdate: afterAdoptionChange,
        deliverAdoption: afterAdoptionChange,
        dropAdoption: afterAdoptionChange,
        reopenAdoption: afterAdoptionChange,
      },
    },
  });
