import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../events/domain-events.js';
import '../ideas/idea.events.js';
import { castBatch } from './vote-batch.js';

/** An author backs what they submit: cast in the same transaction, so that no idea is ever seen without it. */
@Injectable()
export class AuthorVoteListener implements OnModuleInit {
  constructor(private readonly events: DomainEvents) {}

  onModuleInit(): void {
    this.events.onWithin('idea.submitted', async ({ ideaId, boardId, authorId }, tx) => {
      await castBatch(tx, [{ ideaId, memberId: authorId, direction: 1, boardIds: [boardId] }], 'lenient');
    });
  }
}
