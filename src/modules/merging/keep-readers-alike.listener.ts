import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError, refusal } from '../../common/errors/domain-error.js';
import type { Message } from '../../common/i18n/format-message.js';
import { DomainEvents } from '../../events/domain-events.js';
import '../boards/board.events.js';
import type { BoardVisibility } from '../boards/board.entity.js';
import { lockTrees } from '../ideas/idea-trees.js';
import { areReadAlike } from './merge.policy.js';

const MERGED_ACROSS: Message = {
  en: 'Ideas here are merged with ideas of “{board}”, which other people could read then. Unmerge or move them first, or keep both boards alike.',
  ru: 'Здесь есть идеи, объединённые с идеями раздела «{board}», а читать их тогда смогут разные люди. Сначала разъедините или перенесите их.',
  'zh-CN': '此板块的想法与“{board}”的想法已合并，更改后两者的可见范围将不同。请先取消合并或移动这些想法。',
};

interface Neighbour {
  id: number;
  name: string;
  visibility: BoardVisibility;
  team_ids: number[];
}

/** Boards whose ideas are merged into ideas of board $1, or the other way round. */
const NEIGHBOURS = `
SELECT b.id, b.name, b.visibility,
  ARRAY(SELECT t.team_id FROM board_teams t WHERE t.board_id = b.id ORDER BY t.team_id) AS team_ids
FROM boards b WHERE b.id IN (
  SELECT CASE WHEN source.board_id = $1 THEN target.board_id ELSE source.board_id END
  FROM ideas source JOIN ideas target ON target.id = source.merged_into_id
  WHERE source.board_id <> target.board_id AND $1 IN (source.board_id, target.board_id))
ORDER BY b.id`;

/** Whoever reads an idea must be able to read what is merged into it, whatever becomes of its board. */
@Injectable()
export class KeepReadersAlikeListener implements OnModuleInit {
  constructor(private readonly events: DomainEvents) {}

  onModuleInit(): void {
    this.events.onWithin('board.readersChanging', async (board, tx) => {
      const field = board.visibility === board.visibilityBefore ? 'teamIds' : 'visibility';
      // Nobody merges meanwhile.
      await lockTrees(tx, []);
      for (const { id, name, visibility, team_ids } of await tx.query<Neighbour>(NEIGHBOURS, [
        board.boardId,
      ])) {
        if (!areReadAlike(board, { boardId: id, visibility, teamIds: team_ids }))
          throw new DomainError([refusal('IN_USE', field, { board: name }, MERGED_ACROSS)]);
      }
    });
  }
}
