import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { adoptable, isVisibleTo, type AdoptableIdea } from './adoptable-ideas.js';

export interface Membership {
  joining: readonly AdoptableIdea[];
  leaving: readonly AdoptableIdea[];
  staying: readonly AdoptableIdea[];
}

interface Wanted {
  adoptionId: number;
  added: readonly (number | null)[];
  removed: readonly (number | null)[];
}

/**
 * Who joins an adoption, who leaves and who stays; of what is locked.
 * @throws on addIdeaIds what `adoptable` does; NOT_FOUND on removeIdeaIds and an index; INVALID on removeIdeaIds where nothing that the
 * viewer may see would be left
 */
export function planMembership(
  context: RequestContext,
  locked: ReadonlyMap<number, AdoptableIdea>,
  { adoptionId, added, removed }: Wanted,
): Membership {
  const joining = adoptable(context, requireViewer(context), locked, added, 'addIdeaIds');
  const leaving = removed.map((id, index) => {
    const idea = id === null ? undefined : locked.get(id);
    if (!idea || idea.adoptionId !== adoptionId || !isVisibleTo(context, idea))
      throw refuse('NOT_FOUND', ['removeIdeaIds', String(index)]);
    return idea;
  });
  const staying = [...locked.values()].filter(
    (idea) => idea.adoptionId === adoptionId && !leaving.includes(idea),
  );
  if (![...staying, ...joining].some((idea) => isVisibleTo(context, idea)))
    throw refuse('INVALID', 'removeIdeaIds');
  return { joining, leaving, staying };
}
