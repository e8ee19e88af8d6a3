import type { StatusMove } from '../ideas/move-ideas.js';

/** An adoption moved in one mutation, and its ideas' statuses with it. */
export interface AdoptionMoved {
  adoptionId: number;
  /** `ADOPTED`: ideas were taken on, at first or later. `STATUS_CHANGED`: any other step, as the statuses tell. */
  kind: 'ADOPTED' | 'DELIVERED' | 'STATUS_CHANGED';
  moves: readonly StatusMove[];
  actorId: number;
}

/** Progress was posted. */
export interface AdoptionUpdatePosted {
  adoptionId: number;
  updateId: number;
  actorId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'adoption.moved': AdoptionMoved;
    'adoption.updatePosted': AdoptionUpdatePosted;
  }
}
