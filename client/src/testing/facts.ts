/** What the wire carries: complete objects, of which each test changes what it is about. */

const COMMUNITY = {
  __typename: 'Community',
  name: 'Groundswell',
  logoUrl: null,
  accentColor: '#0b7285',
  pointsPerVote: 10,
  halfLifeDays: 14,
  responsePromiseDays: 30,
  limits: {
    __typename: 'Limits',
    titleMin: 5,
    titleMax: 150,
    bodyMax: 20000,
    commentMax: 10000,
    responseMax: 10000,
    adoptionSummaryMax: 5000,
    attachmentBytesMax: 10485760,
    attachmentsMax: 10,
    tagsMax: 5,
    tagMax: 30,
    passwordMin: 10,
    passwordMax: 200,
    displayNameMin: 2,
    displayNameMax: 60,
    reportNoteMax: 500,
    reasonMax: 500,
    stormTitleMax: 150,
    stormBriefMax: 10000,
    voteNoteMax: 500,
  },
};

export const ADA = {
  __typename: 'Member',
  id: 'm1',
  handle: 'ada',
  displayName: 'Ada Park',
  avatarUrl: null,
  level: 'Newcomer',
};

export const VIEWER = {
  __typename: 'Viewer',
  email: 'ada@example.org',
  hasPassword: true,
  mayResetPassword: false,
  canAdminister: false,
  canModerate: false,
  moderationCount: null as number | null,
  triageBoards: [] as Array<{ __typename: string; id: string; slug: string; name: string }>,
  member: ADA,
};

export const PARKS = { __typename: 'Board', id: 'b1', slug: 'parks', name: 'Parks', viewerCanSubmit: true };
const ROADS = { __typename: 'Board', id: 'b2', slug: 'roads', name: 'Roads', viewerCanSubmit: true };

export const shell = (viewer: typeof VIEWER | null) => ({
  viewer,
  community: COMMUNITY,
  boards: [PARKS, ROADS],
  storms: { __typename: 'StormConnection', nodes: [] as unknown[] },
});

export const BENCHES = {
  __typename: 'Idea',
  id: 'i1',
  number: 1,
  slug: 'more-benches',
  title: 'More benches',
  points: 120,
  promoteCount: 14,
  demoteCount: 2,
  viewerVote: null as 'PROMOTE' | 'DEMOTE' | null,
  isOpen: true,
};

export const userError = (code: string, field: readonly string[] | null, message: string) => ({
  __typename: 'UserError',
  code,
  field,
  message,
});
