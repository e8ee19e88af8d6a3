import { Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { AssignIdea } from './assign-idea.js';
import { ChangeIdeaStatus } from './change-idea-status.js';
import { MoveToBoard } from './move-to-board.js';
import { TagIdea } from './tag-idea.js';
import {
  AssignIdeaInput,
  ChangeIdeaStatusInput,
  MoveIdeaInput,
  TagIdeaInput,
  UndoStatusChangeInput,
} from './triage.inputs.js';
import {
  AssignIdeaPayload,
  ChangeIdeaStatusPayload,
  MoveIdeaPayload,
  TagIdeaPayload,
} from './triage.payloads.js';
import { UndoStatusChange } from './undo-status-change.js';

@Resolver(() => IdeaModel)
export class TriageResolver {
  constructor(
    private readonly ideas: IdeasLoader,
    private readonly statusChanges: ChangeIdeaStatus,
    private readonly undoing: UndoStatusChange,
    private readonly assignments: AssignIdea,
    private readonly tagging: TagIdea,
    private readonly boardMoves: MoveToBoard,
  ) {}

  @Mutation(() => ChangeIdeaStatusPayload, {
    nullable: true,
    description: 'Moves ideas through the workflow, or answers them where they stand; for product teams.',
  })
  async changeIdeaStatus(
    @Ctx() context: RequestContext,
    @Input(ChangeIdeaStatusInput) input: ChangeIdeaStatusInput,
  ): Promise<ChangeIdeaStatusPayload> {
    return { ideas: await this.ideas.reloadMany(context, await this.statusChanges.change(context, input)) };
  }

  @Mutation(() => ChangeIdeaStatusPayload, {
    nullable: true,
    description: 'Takes status changes back; by their actor, within 60 seconds. They stay in the history.',
  })
  async undoStatusChange(
    @Ctx() context: RequestContext,
    @Input(UndoStatusChangeInput) { statusChangeIds }: UndoStatusChangeInput,
  ): Promise<ChangeIdeaStatusPayload> {
    const ids = await this.undoing.undo(context, statusChangeIds);
    return { ideas: await this.ideas.reloadMany(context, ids) };
  }

  @Mutation(() => AssignIdeaPayload, {
    nullable: true,
    description: 'Says which team and which person are responsible; for product teams.',
  })
  async assignIdea(
    @Ctx() context: RequestContext,
    @Input(AssignIdeaInput) input: AssignIdeaInput,
  ): Promise<AssignIdeaPayload> {
    return { idea: await this.ideas.reload(context, await this.assignments.assign(context, input)) };
  }

  @Mutation(() => TagIdeaPayload, { nullable: true, description: 'Replaces the tags; for product teams.' })
  async tagIdea(
    @Ctx() context: RequestContext,
    @Input(TagIdeaInput) input: TagIdeaInput,
  ): Promise<TagIdeaPayload> {
    return { idea: await this.ideas.reload(context, await this.tagging.tag(context, input)) };
  }

  @Mutation(() => MoveIdeaPayload, {
    nullable: true,
    description:
      'Moves an idea to another board; for product teams. Team and assignee stay where they fit there. INVALID on boardId where ideas were merged into it and the boards differ in visibility.',
  })
  async moveIdea(
    @Ctx() context: RequestContext,
    @Input(MoveIdeaInput) input: MoveIdeaInput,
  ): Promise<MoveIdeaPayload> {
    return { idea: await this.ideas.reload(context, await this.boardMoves.move(context, input)) };
  }
}
