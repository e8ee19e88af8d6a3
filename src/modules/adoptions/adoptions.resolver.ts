import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import { PageForwardArgs } from '../../common/graphql/page.args.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { AdoptIdeas } from './adopt-ideas.js';
import { AdoptionFilter } from './adoption-filter.input.js';
import {
  AdoptIdeasInput,
  DeliverAdoptionInput,
  DropAdoptionInput,
  PostAdoptionUpdateInput,
  ReopenAdoptionInput,
  UpdateAdoptionInput,
} from './adoption.inputs.js';
import { AdoptionConnection, AdoptionModel } from './adoption.model.js';
import { AdoptionOrderEnum, type AdoptionOrder } from './adoption-order.js';
import {
  AdoptIdeasPayload,
  DeliverAdoptionPayload,
  DropAdoptionPayload,
  PostAdoptionUpdatePayload,
  UpdateAdoptionPayload,
} from './adoption.payloads.js';
import { DeliverAdoption } from './deliver-adoption.js';
import { DropAdoption } from './drop-adoption.js';
import { ListAdoptions } from './list-adoptions.js';
import { PostAdoptionUpdate } from './post-adoption-update.js';
import { ReadAdoption } from './read-adoption.js';
import { ReopenAdoption } from './reopen-adoption.js';
import { UpdateAdoption } from './update-adoption.js';

@Resolver(() => AdoptionModel)
export class AdoptionsResolver {
  constructor(
    private readonly lists: ListAdoptions,
    private readonly reader: ReadAdoption,
    private readonly adopting: AdoptIdeas,
    private readonly updating: UpdateAdoption,
    private readonly posting: PostAdoptionUpdate,
    private readonly delivering: DeliverAdoption,
    private readonly dropping: DropAdoption,
    private readonly reopening: ReopenAdoption,
  ) {}

  @Query(() => AdoptionConnection, {
    description:
      'The public roadmap: what product teams have taken on and delivered; dropped ones only where the filter names DROPPED.',
  })
  adoptions(
    @Ctx() context: RequestContext,
    @Args() page: PageForwardArgs,
    @Args('orderBy', { type: () => AdoptionOrderEnum, nullable: true, defaultValue: 'NEWEST' })
    orderBy?: AdoptionOrder | null,
    @Args('filter', { type: () => AdoptionFilter, nullable: true }) filter?: AdoptionFilter | null,
  ): Promise<ConnectionType<AdoptionModel>> {
    return this.lists.list(context, page, orderBy ?? 'NEWEST', filter ?? {});
  }

  @Query(() => AdoptionModel, {
    nullable: true,
    description: 'By its global id; null where the viewer may see none of its ideas.',
  })
  adoption(
    @Ctx() context: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AdoptionModel | null> {
    return this.reader.byId(context, id);
  }

  @Mutation(() => AdoptIdeasPayload, {
    nullable: true,
    description: 'A team promises to make ideas real; all of them or none.',
  })
  async adoptIdeas(
    @Ctx() context: RequestContext,
    @Input(AdoptIdeasInput) input: AdoptIdeasInput,
  ): Promise<AdoptIdeasPayload> {
    return { adoption: await this.reader.reload(context, await this.adopting.adopt(context, input)) };
  }

  @Mutation(() => UpdateAdoptionPayload, {
    nullable: true,
    description:
      'Changes the promise, moves it on, takes ideas in and lets them go. What has ended keeps its stage and ideas: reopen it first.',
  })
  async updateAdoption(
    @Ctx() context: RequestContext,
    @Input(UpdateAdoptionInput) input: UpdateAdoptionInput,
  ): Promise<UpdateAdoptionPayload> {
    return { adoption: await this.reader.reload(context, await this.updating.update(context, input)) };
  }

  @Mutation(() => PostAdoptionUpdatePayload, {
    nullable: true,
    description: 'Reports progress to everyone who backs it; while it is under way, and after the delivery.',
  })
  async postAdoptionUpdate(
    @Ctx() context: RequestContext,
    @Input(PostAdoptionUpdateInput) input: PostAdoptionUpdateInput,
  ): Promise<PostAdoptionUpdatePayload> {
    return { update: await this.reader.reloadUpdate(context, await this.posting.post(context, input)) };
  }

  @Mutation(() => DeliverAdoptionPayload, {
    nullable: true,
    description: 'What was promised is there, in full or in part; from any stage under way.',
  })
  async deliverAdoption(
    @Ctx() context: RequestContext,
    @Input(DeliverAdoptionInput) input: DeliverAdoptionInput,
  ): Promise<DeliverAdoptionPayload> {
    return { adoption: await this.reader.reload(context, await this.delivering.deliver(context, input)) };
  }

  @Mutation(() => DropAdoptionPayload, {
    nullable: true,
    description: 'Gives a promise up, with the reason; its ideas are free for another.',
  })
  async dropAdoption(
    @Ctx() context: RequestContext,
    @Input(DropAdoptionInput) input: DropAdoptionInput,
  ): Promise<DropAdoptionPayload> {
    return { adoption: await this.reader.reload(context, await this.dropping.drop(context, input)) };
  }

  @Mutation(() => UpdateAdoptionPayload, {
    nullable: true,
    description:
      'Takes a delivery or a drop back. Ideas that are in another adoption meanwhile, merged or deleted, stay out of it.',
  })
  async reopenAdoption(
    @Ctx() context: RequestContext,
    @Input(ReopenAdoptionInput) input: ReopenAdoptionInput,
  ): Promise<UpdateAdoptionPayload> {
    return { adoption: await this.reader.reload(context, await this.reopening.reopen(context, input)) };
  }
}
