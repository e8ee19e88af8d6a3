import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { DeleteByIdInput, DeletePayload } from '../../common/graphql/delete-by-id.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import {
  CreateBoardInput,
  CreateBoardPayload,
  UpdateBoardInput,
  UpdateBoardPayload,
} from './board.inputs.js';
import { CreateBoard } from './create-board.js';
import { DeleteBoard } from './delete-board.js';
import { UpdateBoard } from './update-board.js';

/** What administrators do to boards. */
@Resolver()
export class BoardMutationsResolver {
  constructor(
    private readonly creation: CreateBoard,
    private readonly change: UpdateBoard,
    private readonly deletion: DeleteBoard,
  ) {}

  @Mutation(() => CreateBoardPayload, { nullable: true, description: 'By administrators.' })
  async createBoard(
    @Ctx() context: RequestContext,
    @Input(CreateBoardInput) input: CreateBoardInput,
  ): Promise<CreateBoardPayload> {
    return { board: await this.creation.run(context, input) };
  }

  @Mutation(() => UpdateBoardPayload, { nullable: true, description: 'By administrators.' })
  async updateBoard(
    @Ctx() context: RequestContext,
    @Input(UpdateBoardInput) input: UpdateBoardInput,
  ): Promise<UpdateBoardPayload> {
    return { board: await this.change.run(context, input) };
  }

  @Mutation(() => DeletePayload, {
    nullable: true,
    description: 'By administrators; IN_USE while it holds ideas that are not deleted, or storm sessions.',
  })
  async deleteBoard(
    @Ctx() context: RequestContext,
    @Args('input', { type: () => DeleteByIdInput }) { id }: DeleteByIdInput,
  ): Promise<DeletePayload> {
    await this.deletion.run(context, id);
    return { deletedId: id };
  }
}
