import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { StatusModel } from './status.model.js';
import { StatusStepsLoader } from './status-steps.loader.js';
import { StatusesService } from './statuses.service.js';

@Resolver(() => StatusModel)
export class StatusesResolver {
  constructor(
    private readonly service: StatusesService,
    private readonly steps: StatusStepsLoader,
  ) {}

  @Query(() => [StatusModel], { description: 'The whole workflow, in its order.' })
  statuses(@Ctx() { locale }: RequestContext): Promise<StatusModel[]> {
    return this.service.list(locale);
  }

  @ResolveField('next', () => [String], {
    description: 'Keys of the statuses to which `changeIdeaStatus` may lead from here.',
  })
  async next(@Ctx() context: RequestContext, @Parent() status: StatusModel): Promise<string[]> {
    return (await this.steps.load(context, status.statusId)) ?? [];
  }
}
