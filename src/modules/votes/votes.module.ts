import { Module } from '@nestjs/common';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdeasModule } from '../ideas/ideas.module.js';
import { MembersModule } from '../members/members.module.js';
import { AuthorVoteListener } from './author-vote.listener.js';
import { BoardVotesResolver } from './board-votes.resolver.js';
import { CustomerVotesListener } from './customer-votes.listener.js';
import { CastVotes } from './cast-votes.js';
import { IdeaSupportersResolver } from './idea-supporters.resolver.js';
import { ListSupporters } from './list-supporters.js';
import { UsedVotesLoader } from './used-votes.loader.js';
import { Vote } from './vote.entity.js';
import { VoteQueue } from './vote-queue.js';
import { VotesResolver } from './votes.resolver.js';
import { PersonalVotes } from './personal-votes.js';
import { WithdrawAllVotes } from './withdraw-all-votes.js';

@Module({
  imports: [TypeOrmModule.forFeature([Vote]), IdeasModule, MembersModule, ThrottleModule],
  providers: [
    WithdrawAllVotes,
    PersonalVotes,
    AuthorVoteListener,
    BoardVotesResolver,
    CustomerVotesListener,
    CastVotes,
    IdeaSupportersResolver,
    ListSupporters,
    UsedVotesLoader,
    VoteQueue,
    VotesResolver,
  ],
  exports: [CastVotes],
})
export class VotesModule {}
