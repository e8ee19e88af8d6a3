import { Field, InputType } from '@nestjs/graphql';
import type { MemberRole } from '../../common/auth/viewer.js';
import { MemberRoleEnum } from './member.model.js';

@InputType({ description: 'All of what is given must hold.' })
export class MemberFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Part of the name or handle, for administrators also of the e-mail address, whatever the case; at most 200. Below 3 characters: how a word of the name begins.',
  })
  search?: string | null;

  @Field(() => MemberRoleEnum, { nullable: true, description: 'Only these.' })
  role?: MemberRole | null;

  @Field(() => Boolean, { nullable: true, description: 'Only who is banned now, or only who is not.' })
  banned?: boolean | null;
}
