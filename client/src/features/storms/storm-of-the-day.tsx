import { useQuery } from 'urql';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { OpenStormCard, OpenStormFields } from './open-storm-card.js';
import { useStormTurn } from './use-storm-turn.js';

/** The question that is open now, and when the next one opens. */
export const StormOfTheDayFields = graphql(
  `
    fragment StormOfTheDayFields on Query {
      storms(first: 1, state: OPEN) {
        nodes {
          id
          state
          opensAt
          closesAt
          ...OpenStormFields
        }
      }
      nextStorms: storms(first: 1, state: UPCOMING) {
        nodes {
          id
          state
          opensAt
          closesAt
        }
      }
    }
  `,
  [OpenStormFields],
);

/** With it the shell learns that there are storm sessions. */
export const StormOfTheDayQuery = graphql(
  `
    query StormOfTheDay {
      ...StormOfTheDayFields
      allStorms: storms(first: 1) {
        nodes {
          id
        }
      }
    }
  `,
  [StormOfTheDayFields],
);

interface StormOfTheDayProps {
  data: FragmentOf<typeof StormOfTheDayFields>;
  /** It was read when the page was shown before, who knows how long ago. */
  isKept: boolean;
}

/** Shows the open question, while it is: it comes and goes by itself. */
export function StormOfTheDay({ data, isKept }: StormOfTheDayProps) {
  const { storms, nextStorms } = readFragment(StormOfTheDayFields, data);
  const [storm] = storms.nodes;
  const [next] = nextStorms.nodes;
  const [, execute] = useQuery({ query: StormOfTheDayQuery, pause: !isKept, requestPolicy: 'network-only' });
  const reload = () => execute({ requestPolicy: 'network-only' });
  useStormTurn(storm, reload);
  useStormTurn(next, reload);
  return storm ? <OpenStormCard key={storm.id} storm={storm} /> : null;
}
