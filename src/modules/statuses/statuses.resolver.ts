import { Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { StatusModel } from './status.model.js';
import { StatusStepsLoader } from './status-steps.loader.js';
import { StatusesService } from './statuses.service.js';
import { UpdateWorkflow } from './update-workflow.js';
import { UpdateWorkflowInput, UpdateWorkflowPayload } from './workflow.inputs.js';

@Resolver(() => StatusModel)
export class StatusesResolver {
  constructor(
    private readonly service: StatusesService,
    private readonly steps: StatusStepsLoader,
    private readonly workflow: UpdateWorkflow,
  ) {}

  @Query(() => [StatusModel], { description: 'The whole workflow, in its order.' })
  statuses(@Ctx() { locale }: RequestContext): Promise<StatusModel[]> {
    return this.service.list(locale);
  }

  @Mutation(() => UpdateWorkflowPayload, {
    nullable: true,
    description:
      'Replaces the whole workflow; for administrators. A status in which ideas stand can be renamed, but not left out; one that only history names stays there.',
  })
  async updateWorkflow(
    @Ctx() context: RequestContext,
    @Input(UpdateWorkflowInput) { statuses }: UpdateWorkflowInput,
  ): Promise<UpdateWorkflowPayload> {
    await this.workflow.update(context, statuses);
    return { statuses: await this.service.list(context.locale) };
  }

  @ResolveField('next', () => [String], {
    description: 'Keys of the statuses to which `changeIdeaStatus` may lead from here.',
  })
  async next(@Ctx() context: RequestContext, @Parent() status: StatusModel): Promise<string[]> {
    return (await this.steps.load(context, status.statusId)) ?? [];
  }
}
