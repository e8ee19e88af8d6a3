import { Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { DeleteByIdInput, DeletePayload } from '../../common/graphql/delete-by-id.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { TeamModel } from '../teams/team.model.js';
import { TeamsLoader } from '../teams/teams.loader.js';
import { SaveReplyTemplateInput, SaveReplyTemplatePayload } from './reply-template.inputs.js';
import { ReplyTemplateModel } from './reply-template.model.js';
import { ReplyTemplatesLoader } from './reply-templates.loader.js';
import { ReplyTemplatesService } from './reply-templates.service.js';

@Resolver(() => ReplyTemplateModel)
export class ReplyTemplatesResolver {
  constructor(
    private readonly service: ReplyTemplatesService,
    private readonly loader: ReplyTemplatesLoader,
    private readonly teams: TeamsLoader,
  ) {}

  @Mutation(() => SaveReplyTemplatePayload, {
    nullable: true,
    description: 'Keeps a text for answers; for the members of its team.',
  })
  async saveReplyTemplate(
    @Ctx() context: RequestContext,
    @Input(SaveReplyTemplateInput) input: SaveReplyTemplateInput,
  ): Promise<SaveReplyTemplatePayload> {
    return { template: await this.loader.reload(context, await this.service.save(context, input)) };
  }

  @Mutation(() => DeletePayload, { nullable: true, description: 'For the members of its team.' })
  async deleteReplyTemplate(
    @Ctx() context: RequestContext,
    @Input(DeleteByIdInput) { id }: DeleteByIdInput,
  ): Promise<DeletePayload> {
    await this.service.delete(context, id);
    return { deletedId: id };
  }

  @ResolveField('team', () => TeamModel, { description: 'Whose it is.' })
  team(@Ctx() context: RequestContext, @Parent() template: ReplyTemplateModel): Promise<TeamModel | null> {
    return this.teams.load(context, template.teamId);
  }
}
