import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { MemberRole } from '../../common/auth/viewer.js';
import { NodeModel } from '../../common/graphql/node.model.js';
import { encodeId } from '../../common/graphql/node-id.js';
import { OnThisSite } from '../../common/graphql/on-this-site.decorator.js';
import { GraphQLDateTime, GraphQLURL } from '../../common/graphql/scalars.js';
import { formatMessage } from '../../common/i18n/format-message.js';
import type { Locale } from '../../common/i18n/locale.js';
import { ERASED_NAME } from './erased-name.messages.js';

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
  @Field(() => String, {
    description:
      'Their unique name in addresses: ASCII letters, digits and hyphens. Of a person who was erased it begins with `deleted-`; they have no page.',
  })
  handle: string;
  @Field(() => String, { description: 'Their name for people; of one who was erased, that they were.' })
  displayName: string;
  @Field(() => GraphQLURL, { nullable: true, description: 'Their picture; null without one.' })
  @OnThisSite()
  avatarUrl: string | null;
  @Field(() => MemberRoleEnum, { description: 'What they may do.' })
  role: MemberRole;
  @Field(() => GraphQLDateTime, { description: 'When they joined.' })
  joinedAt: Date;
}

/** Nobody but an erased person is without a name. */
export const memberName = (displayName: string, locale: Locale): string =>
  displayName === '' ? formatMessage(ERASED_NAME, locale) : displayName;

export interface MemberRow {
  member_id: number;
  member_handle: string;
  member_display_name: string;
  member_role: MemberRole;
  member_joined_at: Date;
  member_avatar_key: string | null;
}

/** Columns of a MemberRow where the members table is `m`. */
export const MEMBER_COLUMNS = `m.id AS member_id, m.handle AS member_handle, m.display_name AS member_display_name, m.role AS member_role,
  m.joined_at AS member_joined_at, m.avatar_key AS member_avatar_key`;

export function toMemberModel(row: MemberRow, locale: Locale): MemberModel {
  return {
    __typename: 'Member',
    memberId: row.member_id,
    id: encodeId('Member', row.member_id),
    handle: row.member_handle,
    displayName: memberName(row.member_display_name, locale),
    avatarUrl: row.member_avatar_key === null ? null : `/attachments/${row.member_avatar_key}`,
    role: row.member_role,
    joinedAt: row.member_joined_at,
  };
}
