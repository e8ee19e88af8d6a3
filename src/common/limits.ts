/** What the server enforces on input. Lengths in Unicode code points after trimming. Clients read it as `Community.limits`. */
export const LIMITS = {
  titleMin: 5,
  titleMax: 150,
  bodyMax: 20_000,
  responseMax: 10_000,
  templateNameMax: 60,
  templatesMax: 50,
  commentMax: 10_000,
  adoptionTitleMax: 150,
  adoptionSummaryMax: 5000,
  stormTitleMax: 150,
  stormBriefMax: 10_000,
  linksMax: 10,
  linkTitleMax: 80,
  linkUrlMax: 2000,
  tagsMax: 5,
  tagMax: 30,
  attachmentsMax: 10,
  /** Of one file, as it is uploaded. */
  attachmentBytesMax: 10 * 1024 * 1024,
  passwordMin: 12,
  passwordMax: 128,
  displayNameMin: 2,
  displayNameMax: 50,
  idempotencyKeyMax: 200,
  searchMax: 200,
  emailMax: 254,
  reportNoteMax: 500,
  reasonMax: 500,
  moderatedAtOnce: 100,
  slugMax: 60,
  boardNameMax: 60,
  boardDescriptionMax: 500,
  boardTeamsMax: 100,
  teamNameMax: 60,
  teamMembersMax: 500,
  holdFirstPostsMax: 100,
  voteBudgetMax: 100_000,
  voteNoteMax: 500,
} as const;

/** What administrators may set of the community. */
export const COMMUNITY_LIMITS = {
  nameMin: 1,
  nameMax: 60,
  points: { min: 1, max: 1000 },
  days: { min: 1, max: 3650 },
} as const;

/** Rows a connection gives at once. */
export const PAGE_SIZE = { default: 20, max: 100 } as const;
