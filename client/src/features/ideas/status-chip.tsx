import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';

export const StatusChipFields = graphql(`
  fragment StatusChipFields on IdeaStatus {
    key
    name
    stage
  }
`);

/** Dot and word: never the colour alone. */
export function StatusChip({ status }: { status: FragmentOf<typeof StatusChipFields> }) {
  const { name, stage } = readFragment(StatusChipFields, status);
  return (
    <span className="chip" data-stage={stage}>
      {name}
    </span>
  );
}
