import { canTriageBoard } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';

/** What of these boards a moderator may read: the boards, and those of them whose notes they may read. */
export const rightsOf = ({ viewer }: RequestContext, boards: readonly number[]): unknown[] => [
  boards,
  boards.filter((id) => canTriageBoard(viewer, id)),
];
