import { Injectable } from '@nestjs/common';
import { requireViewer } from '../../common/auth/viewer.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { indexIdea, type IndexedIdea } from '../ideas/index-idea.js';
import { lockOneForTriage } from './lock-for-triage.js';

export interface Tagging {
  ideaId: string;
  /** Lower case, each once, within the limits. */
  tags: readonly string[];
  triageVersion?: number | null | undefined;
}

@Injectable()
export class TagIdea {
  constructor(
    private readonly database: Database,
    private readonly events: DomainEvents,
  ) {}

  /**
   * @returns the idea's number
   * @throws UNAUTHENTICATED, FORBIDDEN; NOT_FOUND or IDEA_CLOSED on ideaId; STALE on triageVersion
   */
  tag(context: RequestContext, { ideaId, tags, triageVersion }: Tagging): Promise<number> {
    requireViewer(context);
    return this.database.transaction(async (tx) => {
      const { id } = await lockOneForTriage(tx, context, { ideaId, triageVersion });
      const [changed] = await tx.query<IndexedIdea>(
        `UPDATE ideas SET tags = $2::text[], triage_version = triage_version + 1, updated_at = clock_timestamp()
         WHERE id = $1 AND tags <> $2::text[] RETURNING id, title, body, tags`,
        [id, tags],
      );
      if (!changed) return id;
      await indexIdea(tx, changed);
      await this.events.emit('ideas.changed', { ideaIds: [id] }, tx);
      return id;
    });
  }
}
