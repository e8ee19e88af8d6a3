import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { DeleteByIdInput, DeletePayload } from '../../common/graphql/delete-by-id.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { CreateTeam } from './create-team.js';
import { DeleteTeam } from './delete-team.js';
import { CreateTeamInput, CreateTeamPayload, UpdateTeamInput, UpdateTeamPayload } from './team.inputs.js';
import { UpdateTeam } from './update-team.js';

/** What administrators do to teams. */
@Resolver()
export class TeamMutationsResolver {
  constructor(
    private readonly creation: CreateTeam,
    private readonly change: UpdateTeam,
    private readonly deletion: DeleteTeam,
  ) {}

  @Mutation(() => CreateTeamPayload, { nullable: true, description: 'By administrators.' })
  async createTeam(
    @Ctx() context: RequestContext,
    @Input(CreateTeamInput) input: CreateTeamInput,
  ): Promise<CreateTeamPayload> {
    return { team: await this.creation.run(context, input) };
  }

  @Mutation(() => UpdateTeamPayload, { nullable: true, description: 'By administrators.' })
  async updateTeam(
    @Ctx() context: RequestContext,
    @Input(UpdateTeamInput) input: UpdateTeamInput,
  ): Promise<UpdateTeamPayload> {
    return { team: await this.change.run(context, input) };
  }

  @Mutation(() => DeletePayload, {
    nullable: true,
    description:
      'By administrators; IN_USE while it owns boards, and once it has adopted ideas. Its reply templates go with it.',
  })
  async deleteTeam(
    @Ctx() context: RequestContext,
    @Args('input', { type: () => DeleteByIdInput }) { id }: DeleteByIdInput,
  ): Promise<DeletePayload> {
    await this.deletion.run(context, id);
    return { deletedId: id };
  }
}
