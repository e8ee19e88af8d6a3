import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { MemberRole } from '../../common/auth/viewer.js';
import { Payload } from '../../common/graphql/user-error.model.js';
import { MemberModel, MemberRoleEnum } from '../members/member.model.js';

@InputType()
export class SetMemberRoleInput {
  @Field(() => ID, { description: 'Whose.' })
  memberId: string;

  @Field(() => MemberRoleEnum, { description: 'What they may do from their next request on.' })
  role: MemberRole;
}

@ObjectType({ description: 'The member with the new role.' })
export class SetMemberRolePayload extends Payload {
  @Field(() => MemberModel, { nullable: true, description: 'As they now stand.' })
  member?: MemberModel | null;
}
