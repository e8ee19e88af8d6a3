import { Injectable } from '@nestjs/common';
import type { PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { IdeaOrder } from '../ideas/idea-order.js';
import { ListIdeas, type IdeaList } from '../ideas/list-ideas.js';
import type { StormModel } from './storm.model.js';

/** A storm's ideas, ranked among themselves. */
@Injectable()
export class StormIdeas {
  constructor(private readonly lists: ListIdeas) {}

  /** @param orderBy null: what rises now while it is open; who won once it is over. @throws BAD_USER_INPUT as every page */
  of(
    context: RequestContext,
    { id, state }: StormModel,
    page: PageArgs,
    orderBy: IdeaOrder | null,
  ): Promise<IdeaList> {
    const order = orderBy ?? (state === 'CLOSED' ? 'TOP' : 'POPULAR');
    return this.lists.list(context, page, order, { stormId: id });
  }
}
