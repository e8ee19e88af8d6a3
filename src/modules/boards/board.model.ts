import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { NodeModel } from '../../common/graphql/node.model.js';
import { encodeId } from '../../common/graphql/node-id.js';
import type { BoardVisibility } from './board.entity.js';

export const BoardVisibilityEnum = { PUBLIC: 'PUBLIC', MEMBERS: 'MEMBERS', TEAMS: 'TEAMS' } as const;
registerEnumType(BoardVisibilityEnum, {
  name: 'BoardVisibility',
  description: 'Who may read a board.',
  valuesMap: {
    PUBLIC: { description: 'Everybody.' },
    MEMBERS: { description: 'Whoever is signed in.' },
    TEAMS: { description: 'Its teams and administrators.' },
  },
});

@ObjectType('Board', {
  description: 'A place for ideas on one subject, owned by teams.',
  implements: () => [NodeModel],
})
export class BoardModel extends NodeModel {
  boardId: number;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'Its name in addresses.' })
  slug: string;
  @Field(() => String, { description: 'Its name for people.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'What belongs there; plain text.' })
  description: string | null;
  @Field(() => BoardVisibilityEnum, { description: 'Who may read it.' })
  visibility: BoardVisibility;
  @Field(() => Int, {
    nullable: true,
    description:
      'How many open ideas a member may have a vote on at once; null for no limit. A vote comes back when its idea closes or is delivered.',
  })
  voteBudget: number | null;
  @Field(() => Int, {
    description: 'How many of a new member’s first posts wait for a moderator; 0 for none.',
  })
  holdFirstPosts: number;
}

export interface BoardRow {
  board_id: number;
  board_slug: string;
  board_name: string;
  board_description: string | null;
  board_visibility: BoardVisibility;
  board_vote_budget: number | null;
  board_hold_first_posts: number;
}

/** Columns of a BoardRow where the boards table is `b`. */
export const BOARD_COLUMNS = `b.id AS board_id, b.slug AS board_slug, b.name AS board_name, b.description AS board_description,
  b.visibility AS board_visibility, b.vote_budget AS board_vote_budget, b.hold_first_posts AS board_hold_first_posts`;

export function toBoardModel(row: BoardRow): BoardModel {
  return {
    __typename: 'Board',
    boardId: row.board_id,
    id: encodeId('Board', row.board_id),
    slug: row.board_slug,
    name: row.board_name,
    description: row.board_description,
    visibility: row.board_visibility,
    voteBudget: row.board_vote_budget,
    holdFirstPosts: row.board_hold_first_posts,
  };
}
