import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { IdeaModel } from '../ideas/idea.model.js';
import type { LiveContext, LiveEvent } from './live-event.js';
import { WatchIdea } from './watch-idea.js';
import { WatchSubmissions } from './watch-submissions.js';

@Resolver()
export class LiveIdeasResolver {
  constructor(
    private readonly idea: WatchIdea,
    private readonly submissions: WatchSubmissions,
  ) {}

  @Subscription(() => IdeaModel, {
    description:
      'The idea as it stands after each change, at most every 250 ms and always ending with the latest state; completes when it or the right to see it is gone.',
  })
  ideaChanged(
    @Ctx() context: LiveContext,
    @Args('ideaId', { type: () => ID }) ideaId: string,
  ): AsyncIterableIterator<LiveEvent> {
    return this.idea.watch(context, ideaId);
  }

  @Subscription(() => IdeaModel, {
    description:
      'Each new idea that the viewer could list, of one board or of all; completes when the board may not be read any more.',
  })
  ideaSubmitted(
    @Ctx() context: LiveContext,
    @Args('boardId', { type: () => ID, nullable: true }) boardId?: string | null,
  ): AsyncIterableIterator<LiveEvent> {
    return this.submissions.watch(context, boardId ?? null);
  }
}
