import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { MemberRole } from '../../common/auth/viewer.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { encodeId } from '../../common/graphql/node-id.js';
import { GraphQLDateTime, GraphQLURL } from '../../common/graphql/scalars.js';

export const MemberRoleEnum = { MEMBER: 'MEMBER', MODERATOR: 'MODERATOR', ADMIN: 'ADMIN' } as const;
registerEnumType(MemberRoleEnum, {
  name: 'MemberRole',
  description: 'What a member may do beside what a board’s team may.',
  valuesMap: {
    MEMBER: { description: 'Submits, votes, discusses.' },
    MODERATOR: { description: 'Decides on reports and holds, too.' },
    ADMIN: { description: 'Everything: boards, teams, workflow, roles.' },
  },
});

@ObjectType('Member', {
  description: 'A person of the community, as everybody may see them.',
  implements: () => [NodeModel],
})
export class MemberModel extends NodeModel {
  memberId: number;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'Their unique name in addresses: ASCII letters, digits and hyphens.' })
  handle: string;
  @Field(() => String, { description: 'Their name for people.' })
  displayName: string;
  @Field(() => GraphQLURL, { nullable: true, description: 'Their picture; null without one.' })
  avatarUrl: string | null;
  @Field(() => MemberRoleEnum, { description: 'What they may do.' })
  role: MemberRole;
  @Field(() => GraphQLDateTime, { description: 'When they joined.' })
  joinedAt: Date;
}

export interface MemberRow {
  member_id: number;
  member_handle: string;
  member_display_name: string;
  member_role: MemberRole;
  member_joined_at: Date;
}

/** Columns of a MemberRow where the members table is `m`. */
export const MEMBER_COLUMNS = `m.id AS member_id, m.handle AS member_handle, m.display_name AS member_display_name, m.role AS member_role,
  m.joined_at AS member_joined_at`;

export function toMemberModel(row: MemberRow): MemberModel {
  return {
    __typename: 'Member',
    memberId: row.member_id,
    id: encodeId('Member', row.member_id),
    handle: row.member_handle,
    displayName: row.member_display_name,
    avatarUrl: null,
    role: row.member_role,
    joinedAt: row.member_joined_at,
  };
}
