import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import './merge.events.js';
import { lockForest, rearrangeIdeas } from './rearrange-ideas.js';

/** A deleted idea takes its votes along and leaves what was merged into it behind: both come out of the merge first, in the same transaction. */
@Injectable()
export class SeparateDeletedListener implements OnModuleInit {
  constructor(private readonly events: DomainEvents) {}

  onModuleInit(): void {
    this.events.onWithin('idea.deleting', async ({ ideaId }, tx) => {
      const locked = await lockForest(tx, [ideaId]);
      const { forest } = locked;
      const freed = forest.targetOf(ideaId) === null ? [] : [ideaId];
      freed.push(...forest.sourcesOf(ideaId));
      const changedIds = await rearrangeIdeas(tx, locked, new Map(freed.map((id) => [id, null])));
      if (changedIds.length === 0) return;
      await this.events.emit('ideas.rearranged', { ideaIds: changedIds }, tx);
      await this.events.emit('ideas.changed', { ideaIds: changedIds }, tx);
    });
  }
}
