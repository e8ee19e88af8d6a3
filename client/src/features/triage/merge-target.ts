import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { StatusChipFields } from '../ideas/status-chip.js';

export const MergeTargetFields = graphql(
  `
    fragment MergeTargetFields on Idea {
      id
      number
      slug
      title
      points
      status {
        key
        ...StatusChipFields
      }
    }
  `,
  [StatusChipFields],
);

/** An idea that others may be merged into. */
export type MergeTarget = Pick<
  ResultOf<typeof MergeTargetFields>,
  'id' | 'number' | 'title' | 'points' | 'status'
>;
