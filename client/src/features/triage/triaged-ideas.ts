import { readFragment, type FragmentOf, type ResultOf } from '../../graphql/graphql.js';
import { TriagedIdeaFields, TriageRowFields, type TriageRow } from './triage-fields.js';
import type { TriagedIdeasQuery } from './triage-queries.js';

type Step = ResultOf<typeof TriagedIdeaFields>['history']['nodes'][number];

/** The ideas among the nodes, each with its latest step; what is gone is left out. */
export function triagedIdeas(
  data: ResultOf<typeof TriagedIdeasQuery> | undefined,
): Array<{ row: TriageRow; step: Step | undefined }> {
  return (data?.nodes ?? []).flatMap((node) => {
    if (node?.__typename !== 'Idea') return [];
    const ref: FragmentOf<typeof TriagedIdeaFields> = node;
    const idea = readFragment(TriagedIdeaFields, ref);
    return [{ row: readFragment(TriageRowFields, idea), step: idea.history.nodes[0] }];
  });
}

export const triagedRows = (data: ResultOf<typeof TriagedIdeasQuery> | undefined): TriageRow[] =>
  triagedIdeas(data).map(({ row }) => row);
