import {
  cacheExchange,
  type Cache,
  type OptimisticMutationResolver,
  type UpdateResolver,
} from '@urql/exchange-graphcache';

/** Root fields whose answer depends on which ideas exist. */
const LISTS = new Set([
  'ideas',
  'similarIdeas',
  'boards',
  'board',
  'statuses',
  'community',
  'member',
  'members',
  'adoptions',
  'storms',
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

/** What a like makes of a comment, until the server says: one more or less of them, and whose. */
const withLike =
  (payload: string, viewerLikes: boolean): OptimisticMutationResolver<{ input: { commentId: string } }> =>
  ({ input }, cache) => {
    const comment = { __typename: 'Comment', id: input.commentId };
    const count = Number(cache.resolve(comment, 'likeCount') ?? 0);
    const before = cache.resolve(comment, 'viewerLikes') === true;
    const likeCount = count + Number(viewerLikes) - Number(before);
    return { __typename: payload, comment: { ...comment, likeCount, viewerLikes }, userErrors: [] };
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
      BadgeKind: (badge) => (typeof badge['key'] === 'string' ? badge['key'] : null),
      IdeaStatus: (status) => (typeof status['key'] === 'string' ? status['key'] : null),
      AuditAction: (action) => (typeof action['key'] === 'string' ? action['key'] : null),
      AdoptionConnection: embedded,
      AdoptionEdge: embedded,
      AdoptionUpdateConnection: embedded,
      AdoptionUpdateEdge: embedded,
      AuditEventConnection: embedded,
      AuditEventEdge: embedded,
      Badge: embedded,
      Ban: embedded,
      BoardWait: embedded,
      CommentConnection: embedded,
      CommentEdge: embedded,
      CommentPermissions: embedded,
      ContentReport: embedded,
      DailyCount: embedded,
      DataExport: embedded,
      DeliveryLink: embedded,
      DemoAccount: embedded,
      HiddenContent: embedded,
      HiddenContentConnection: embedded,
      HiddenContentEdge: embedded,
      IdeaConnection: embedded,
      IdeaEdge: embedded,
      IdeaPermissions: embedded,
      Influencer: embedded,
      InfluencerGroup: embedded,
      Insights: embedded,
      JobConnection: embedded,
      JobEdge: embedded,
      LeaderboardEntry: embedded,
      Level: embedded,
      Limits: embedded,
      MemberConnection: embedded,
      MemberEdge: embedded,
      MergeCounts: embedded,
      MergePreview: embedded,
      ModerationItemConnection: embedded,
      ModerationItemEdge: embedded,
      NotificationConnection: embedded,
      NotificationEdge: embedded,
      OutgoingMailConnection: embedded,
      OutgoingMailEdge: embedded,
      PageInfo: embedded,
      ReputationEventConnection: embedded,
      ReputationEventEdge: embedded,
      Revision: embedded,
      SimilarIdea: embedded,
      StageCount: embedded,
      StatusChangeConnection: embedded,
      StatusChangeEdge: embedded,
      StormConnection: embedded,
      StormEdge: embedded,
      StormPermissions: embedded,
      UserError: embedded,
    },
    optimistic: {
      likeComment: withLike('LikeCommentPayload', true),
      unlikeComment: withLike('UnlikeCommentPayload', false),
    },
    updates: {
      Mutation: {
        submitIdea: afterSubmit,
        deleteIdea: afterDelete,
        adoptIdeas: afterSubmit,
        moderateContent: afterSubmit,
        banMember: afterSubmit,
        unbanMember: afterSubmit,
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
        openStorm: afterSubmit,
        updateStorm: afterSubmit,
        withdrawStorm: afterSubmit,
        closeStorm: afterSubmit,
      },
    },
  });
