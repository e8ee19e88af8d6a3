import type { StatusMove } from './move-ideas.js';

/** An idea was submitted, not imported, and everybody may see it; of a held one, when a moderator let it pass. */
export interface IdeaSubmitted {
  ideaId: number;
  boardId: number;
  authorId: number;
}

/** An idea is about to be submitted into a storm session; whoever knows those refuses what they do not take. */
export interface IdeaSubmitting {
  stormId: number;
  boardId: number;
  /** Boards that its author may read. */
  readableBoardIds: readonly number[];
}

/** An idea is about to be deleted: locked with its whole tree, and its deletion allowed. */
export interface IdeaDeleting {
  ideaId: number;
}

/** An idea was deleted, by its author or a moderator. */
export interface IdeaDeleted {
  ideaId: number;
  authorId: number;
  actorId: number;
}

/** What whoever looks at these ideas sees has changed: text, votes, status, comments. Internal notes are nothing of that. */
export interface IdeasChanged {
  ideaIds: readonly number[];
}

/** A team moved or answered ideas in one mutation; changes that an adoption or a job makes have events of their own. */
export interface IdeaStatusesChanged {
  moves: readonly StatusMove[];
  actorId: number;
}

/** The actor took these rows of history back. */
export interface IdeaStatusesUndone {
  changeIds: readonly number[];
}

/** A job archived an idea for want of activity, or told its author that it will. */
export interface IdeaArchiving {
  ideaId: number;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'idea.submitting': IdeaSubmitting;
    'idea.submitted': IdeaSubmitted;
    'idea.deleted': IdeaDeleted;
    'idea.deleting': IdeaDeleting;
    'ideas.changed': IdeasChanged;
    'ideas.statusChanged': IdeaStatusesChanged;
    'ideas.statusUndone': IdeaStatusesUndone;
    'idea.archived': IdeaArchiving;
    'idea.archiveNoticed': IdeaArchiving;
  }
}
