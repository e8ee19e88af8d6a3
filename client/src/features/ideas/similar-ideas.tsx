import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql, readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { VoteTarget } from '../votes/use-vote.js';
import { VoteControl } from '../votes/vote-control.js';
import { ideaPath } from './idea-path.js';
import { StatusChip, StatusChipFields } from './status-chip.js';

export const SimilarIdeaFields = graphql(
  `
    fragment SimilarIdeaFields on Idea {
      id
      number
      slug
      title
      status {
        key
        ...StatusChipFields
      }
      ...VoteTarget
    }
  `,
  [StatusChipFields, VoteTarget],
);

export const SimilarIdeasQuery = graphql(
  `
    query SimilarIdeas($title: String!) {
      similarIdeas(title: $title, first: 4) {
        idea {
          id
          ...SimilarIdeaFields
        }
      }
    }
  `,
  [SimilarIdeaFields],
);

const PAUSE_MS = 350;
const WORTH_ASKING = 4;

/** What may already say the same as the title that is being typed; a vote there instead is one press away. */
export function SimilarIdeas({ title }: { title: string }) {
  const asked = useDebounced(title.trim(), PAUSE_MS);
  const worthAsking = [...asked].length >= WORTH_ASKING;
  const [{ data }] = useQuery({ query: SimilarIdeasQuery, variables: { title: asked }, pause: !worthAsking });
  const found = worthAsking && title.trim() !== '' ? (data?.similarIdeas ?? []) : [];
  return (
    <section className="similar" aria-live="polite" hidden={found.length === 0}>
      {found.length > 0 && (
        <>
          <h2>
            <Plural
              value={found.length}
              one="# idea may already say this"
              other="# ideas may already say this"
            />
          </h2>
          <p className="muted">
            <Trans>If one does, vote for it instead: together it gets further.</Trans>
          </p>
          <SimilarIdeaList ideas={found.map(({ idea }) => idea)} newTab />
        </>
      )}
    </section>
  );
}

interface SimilarIdeaListProps {
  ideas: ReadonlyArray<FragmentOf<typeof SimilarIdeaFields> & { id: string }>;
  /** Where leaving the page would interrupt one's writing. */
  newTab?: boolean;
}

export function SimilarIdeaList({ ideas, newTab = false }: SimilarIdeaListProps) {
  return (
    <ul className="similar-list">
      {ideas.map((idea) => (
        <SimilarIdea key={idea.id} idea={idea} newTab={newTab} />
      ))}
    </ul>
  );
}

function SimilarIdea({ idea: ref, newTab }: { idea: FragmentOf<typeof SimilarIdeaFields>; newTab: boolean }) {
  const idea = readFragment(SimilarIdeaFields, ref);
  return (
    <li>
      <VoteControl idea={idea} />
      <div>
        <Link
          to={ideaPath(idea)}
          target={newTab ? '_blank' : undefined}
          rel={newTab ? 'noopener' : undefined}
        >
          {idea.title}
          {newTab && (
            <span className="visually-hidden">
              {' '}
              <Trans>(opens in a new tab)</Trans>
            </span>
          )}
        </Link>
        <StatusChip status={idea.status} />
      </div>
    </li>
  );
}
