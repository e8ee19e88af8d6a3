import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { NodeRegistry } from '../../common/graphql/node-registry.js';
import { ListMembers } from './list-members.js';
import { MemberEmailsLoader } from './member-emails.loader.js';
import { Member } from './member.entity.js';
import { MemberTexts } from './member-texts.js';
import { MembersLoader } from './members.loader.js';
import { MembersResolver } from './members.resolver.js';
import { MembersService } from './members.service.js';
import { PersonalData } from './personal-data.js';
import { PersonalProfile } from './personal-profile.js';
import { UpdateProfile } from './update-profile.js';
import { ViewerResolver } from './viewer.resolver.js';

@Module({
  imports: [TypeOrmModule.forFeature([Member]), ThrottleModule],
  providers: [
    MembersResolver,
    ViewerResolver,
    MembersService,
    MembersLoader,
    ListMembers,
    MemberEmailsLoader,
    MemberTexts,
    PersonalData,
    PersonalProfile,
    UpdateProfile,
  ],
  exports: [MembersService, MembersLoader, MemberTexts, PersonalData],
})
export class MembersModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly loader: MembersLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Member', (context, id) => this.loader.load(context, id));
  }
}
