import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { badUserInput } from '../errors/domain-error.js';
import { PAGE_SIZE } from '../limits.js';
import { Ctx } from './context.decorator.js';
import { decodeId } from './node-id.js';
import { NodeModel } from './node.model.js';
import { NodeRegistry } from './node-registry.js';
import type { RequestContext } from './request-context.js';

@Resolver(() => NodeModel)
export class NodeResolver {
  constructor(private readonly nodes: NodeRegistry) {}

  @Query(() => NodeModel, {
    nullable: true,
    description: 'Any object by its global id; null where there is none for this viewer.',
  })
  node(
    @Ctx() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<NodeModel | null> {
    const { type, id: number } = decodeId(id);
    return this.nodes.find(context, type, number);
  }

  @Query(() => [NodeModel], {
    name: 'nodes',
    nullable: 'items',
    description: 'The same for at most 100 ids, in their order.',
  })
  nodesOf(
    @Ctx() context: RequestContext,
    @Args('ids', { type: () => [ID] }) ids: string[],
  ): Promise<(NodeModel | null)[]> {
    if (ids.length > PAGE_SIZE.max) throw badUserInput(`At most ${PAGE_SIZE.max} ids.`, 'ids');
    return Promise.all(ids.map((id) => this.node(context, id)));
  }
}
