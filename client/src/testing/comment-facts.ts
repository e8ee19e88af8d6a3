import { ADA } from './facts.js';

/** What the wire carries of a comment that says `Said <id>`. */
export const comment = (id: string, more: object = {}) => ({
  __typename: 'Comment',
  id,
  body: `Said ${id}`,
  bodyHtml: `<p>Said ${id}</p>`,
  internal: false,
  official: false,
  extension: false,
  likeCount: 0,
  viewerLikes: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  moderation: 'VISIBLE',
  viewerReported: false,
  attachments: [],
  author: { ...ADA, teams: [] as object[] },
  idea: {
    __typename: 'Idea',
    id: 'i1',
    number: 1,
    slug: 'more-benches',
    title: 'More benches',
    board: { __typename: 'Board', id: 'b1', teams: [] as object[] },
  },
  viewerCan: {
    __typename: 'CommentPermissions',
    edit: false,
    delete: false,
    reply: true,
    like: true,
    accept: false,
    report: false,
    moderate: false,
  },
  ...more,
});

/** A permission or more of a comment's. */
export const may = (more: object) => ({ viewerCan: { ...comment('').viewerCan, ...more } });

export const thread = (
  id: string,
  replies: object[] = [],
  totalCount = replies.length,
  more: object = {},
) => ({
  ...comment(id, more),
  replies: { __typename: 'CommentConnection', totalCount, nodes: replies },
});

/** A page of a list of comments, with a cursor where there are more. */
export const comments = (nodes: object[], endCursor: string | null = null) => ({
  __typename: 'CommentConnection',
  nodes,
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
});

export const discussed = (nodes: object[], endCursor: string | null = null) => ({
  idea: { __typename: 'Idea', id: 'i1', comments: comments(nodes, endCursor) },
});
