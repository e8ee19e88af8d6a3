import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { CloseStorm } from './close-storm.js';
import { ListStorms } from './list-storms.js';
import { OpenStorm } from './open-storm.js';
import { CloseStormInput, OpenStormInput, UpdateStormInput, WithdrawStormInput } from './storm.inputs.js';
import { StormConnection, StormModel, StormStateEnum } from './storm.model.js';
import { CloseStormPayload, OpenStormPayload, WithdrawStormPayload } from './storm.payloads.js';
import type { StormState } from './storm-state.js';
import { StormsLoader } from './storms.loader.js';
import { UpdateStorm } from './update-storm.js';
import { WithdrawStorm } from './withdraw-storm.js';

@Resolver(() => StormModel)
export class StormsResolver {
  constructor(
    private readonly lists: ListStorms,
    private readonly loader: StormsLoader,
    private readonly opening: OpenStorm,
    private readonly updating: UpdateStorm,
    private readonly closing: CloseStorm,
    private readonly withdrawing: WithdrawStorm,
  ) {}

  @Query(() => StormConnection, {
    description:
      'Storm sessions of boards that the viewer may read. UPCOMING: soonest opening first; OPEN: soonest closing first; CLOSED: latest closed first; all: newest opening first.',
  })
  storms(
    @Ctx() context: RequestContext,
    @Args() page: PageForwardArgs,
    @Args('state', { type: () => StormStateEnum, nullable: true }) state?: StormState | null,
  ): Promise<ConnectionType<StormModel>> {
    return this.lists.list(context, page, state ?? null);
  }

  @Query(() => StormModel, { nullable: true, description: 'By its slug.' })
  storm(@Ctx() context: RequestContext, @Args('slug') slug: string): Promise<StormModel | null> {
    return this.lists.bySlug(context, slug);
  }

  @Mutation(() => OpenStormPayload, {
    nullable: true,
    description:
      'Announces a storm session: it opens and closes by itself, and members are told when it opens.',
  })
  async openStorm(
    @Ctx() context: RequestContext,
    @Input(OpenStormInput) input: OpenStormInput,
  ): Promise<OpenStormPayload> {
    return { storm: await this.loader.reload(context, await this.opening.open(context, input)) };
  }

  @Mutation(() => OpenStormPayload, {
    nullable: true,
    description: 'Changes words and times; the opening only before it, and nothing once it is over.',
  })
  async updateStorm(
    @Ctx() context: RequestContext,
    @Input(UpdateStormInput) input: UpdateStormInput,
  ): Promise<OpenStormPayload> {
    return { storm: await this.loader.reload(context, await this.updating.update(context, input)) };
  }

  @Mutation(() => WithdrawStormPayload, {
    nullable: true,
    description: 'Calls a storm session off before it opens: it is gone, and nobody was told of it.',
  })
  async withdrawStorm(
    @Ctx() context: RequestContext,
    @Input(WithdrawStormInput) { stormId }: WithdrawStormInput,
  ): Promise<WithdrawStormPayload> {
    await this.withdrawing.withdraw(context, stormId);
    return { deletedId: stormId };
  }

  @Mutation(() => CloseStormPayload, {
    nullable: true,
    description:
      'Ends an open storm now with its result, or posts or corrects the result of one that is over.',
  })
  async closeStorm(
    @Ctx() context: RequestContext,
    @Input(CloseStormInput) { stormId, result }: CloseStormInput,
  ): Promise<CloseStormPayload> {
    return { storm: await this.loader.reload(context, await this.closing.close(context, stormId, result)) };
  }
}
