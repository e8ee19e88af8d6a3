import { ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { canAdminister, canTriageBoard } from '../../common/auth/viewer.js';
import { BoardModel } from '../boards/board.model.js';
import { BoardsService } from '../boards/boards.service.js';
import { ViewerModel } from '../members/viewer.model.js';
import { ReplyTemplateModel } from './reply-template.model.js';
import { ReplyTemplatesService } from './reply-templates.service.js';

/** What product teams and administrators find about themselves. */
@Resolver(() => ViewerModel)
export class ViewerTriageResolver {
  constructor(
    private readonly boards: BoardsService,
    private readonly templates: ReplyTemplatesService,
  ) {}

  @ResolveField('triageBoards', () => [BoardModel], {
    description: 'Boards whose ideas the viewer triages, oldest first.',
  })
  async triageBoards(@Ctx() context: RequestContext): Promise<BoardModel[]> {
    const boards = await this.boards.list(context);
    return boards.filter(({ boardId }) => canTriageBoard(context.viewer, boardId));
  }

  @ResolveField('canAdminister', () => Boolean, {
    description: 'Whether the viewer may change boards, teams, workflow and settings.',
  })
  canAdminister(@Ctx() { viewer }: RequestContext): boolean {
    return canAdminister(viewer);
  }

  @ResolveField('replyTemplates', () => [ReplyTemplateModel], {
    description: 'Of the viewer’s teams, by name.',
  })
  replyTemplates(@Ctx() context: RequestContext): Promise<ReplyTemplateModel[]> {
    return this.templates.list(context);
  }
}
