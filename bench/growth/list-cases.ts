import { encodeId } from '../../src/common/graphql/node-id.js';
import type { ListVariables } from '../list/list-operation.js';

export interface ListCase {
  label: string;
  variables: ListVariables;
  /** Whether to ask for the page after the first. */
  second?: boolean;
}

/** The largest board of the data sets. */
const board = encodeId('Board', 1);

/** What people ask of the list, for the time it takes and the plans it gets. */
export const LIST_CASES: readonly ListCase[] = [
  { label: 'POPULAR', variables: { orderBy: 'POPULAR' } },
  { label: 'TOP', variables: { orderBy: 'TOP' } },
  { label: 'NEWEST', variables: { orderBy: 'NEWEST' } },
  { label: 'ACTIVE', variables: { orderBy: 'ACTIVE' } },
  { label: 'CONTROVERSIAL', variables: { orderBy: 'CONTROVERSIAL' } },
  { label: 'POPULAR, second page', variables: { orderBy: 'POPULAR' }, second: true },
  { label: 'POPULAR of one board', variables: { orderBy: 'POPULAR', filter: { boardIds: [board] } } },
  { label: 'NEWEST of one board', variables: { orderBy: 'NEWEST', filter: { boardIds: [board] } } },
  {
    label: 'POPULAR, status under review (12 %)',
    variables: { orderBy: 'POPULAR', filter: { statusKeys: ['under-review'] } },
  },
  {
    label: 'POPULAR, status partially implemented (2 %)',
    variables: { orderBy: 'POPULAR', filter: { statusKeys: ['partially-implemented'] } },
  },
  {
    label: 'POPULAR, archived (2 %, in no list otherwise)',
    variables: { orderBy: 'POPULAR', filter: { statusKeys: ['archived'] } },
  },
  {
    label: 'NEWEST of one board, status adopted (5 %)',
    variables: { orderBy: 'NEWEST', filter: { boardIds: [board], statusKeys: ['adopted'] } },
  },
  { label: 'TOP with a tag (15 %)', variables: { orderBy: 'TOP', filter: { tags: ['safety'] } } },
];
