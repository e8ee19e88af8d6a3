import { Injectable } from '@nestjs/common';
import type { LiveNews } from './live-news.js';

type Listener = () => void;
type SubmittedListener = (ideaIds: readonly number[]) => void;

/** Who in this process waits for which news. */
@Injectable()
export class LiveHub {
  private readonly ideas = new Map<number, Set<Listener>>();
  private readonly members = new Map<number, Set<Listener>>();
  private readonly sessions = new Map<number, Set<Listener>>();
  private readonly submitted = new Set<SubmittedListener>();

  /** @returns what stops it */
  onIdea(ideaId: number, listener: Listener): () => void {
    return listen(this.ideas, ideaId, listener);
  }

  onMember(memberId: number, listener: Listener): () => void {
    return listen(this.members, memberId, listener);
  }

  /** Told when the session may have ended. */
  onSession(sessionId: number, listener: Listener): () => void {
    return listen(this.sessions, sessionId, listener);
  }

  onSubmitted(listener: SubmittedListener): () => void {
    this.submitted.add(listener);
    return () => void this.submitted.delete(listener);
  }

  deliver({ ideas = [], submitted = [], members = [], sessions = [] }: LiveNews): void {
    for (const id of ideas) for (const listener of this.ideas.get(id) ?? []) listener();
    for (const id of members) for (const listener of this.members.get(id) ?? []) listener();
    for (const id of sessions) for (const listener of this.sessions.get(id) ?? []) listener();
    if (submitted.length > 0) for (const listener of this.submitted) listener(submitted);
  }

  /** Whatever may have been missed: everybody looks again. */
  refresh(): void {
    for (const listeners of [...this.ideas.values(), ...this.members.values(), ...this.sessions.values()])
      for (const listener of listeners) listener();
  }
}

function listen(topics: Map<number, Set<Listener>>, id: number, listener: Listener): () => void {
  const listeners = topics.get(id) ?? new Set();
  topics.set(id, listeners.add(listener));
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && topics.get(id) === listeners) topics.delete(id);
  };
}
