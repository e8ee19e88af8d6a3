import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { MemberTexts } from '../members/member-texts.js';
import { MembersModule } from '../members/members.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { BoardMutationsResolver } from './board-mutations.resolver.js';
import { BoardTeamsLoader } from './board-teams.loader.js';
import { Board } from './board.entity.js';
import { BoardsLoader } from './boards.loader.js';
import { BoardsResolver } from './boards.resolver.js';
import { BoardsService } from './boards.service.js';
import { CreateBoard } from './create-board.js';
import { DeleteBoard } from './delete-board.js';
import { UpdateBoard } from './update-board.js';
import { TeamBoardsLoader } from './team-boards.loader.js';
import { TeamBoardsResolver } from './team-boards.resolver.js';

@Module({
  imports: [TypeOrmModule.forFeature([Board]), AuditModule, MembersModule, TeamsModule],
  providers: [
    BoardsResolver,
    BoardMutationsResolver,
    CreateBoard,
    UpdateBoard,
    DeleteBoard,
    TeamBoardsResolver,
    BoardsService,
    BoardsLoader,
    BoardTeamsLoader,
    TeamBoardsLoader,
  ],
  exports: [BoardsService, BoardsLoader],
})
export class BoardsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly loader: BoardsLoader,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Board', (context, id) => this.loader.load(context, id));
    this.texts.register({ table: 'boards', key: 'id', columns: ['description'] });
  }
}
