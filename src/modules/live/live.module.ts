import { Module } from '@nestjs/common';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { LiveAnnouncer } from './live-announcer.js';
import { LiveChannel } from './live-channel.js';
import { LiveHub } from './live-hub.js';
import { LiveIdeasResolver } from './live-ideas.resolver.js';
import { LiveOperations } from './live-operations.js';
import { LiveServer } from './live-server.js';
import { LiveSocket } from './live-socket.js';
import { WatchIdea } from './watch-idea.js';
import { WatchSubmissions } from './watch-submissions.js';

/** Pages that change before the reader's eyes. */
@Module({
  imports: [AuthModule, IdeasModule, ThrottleModule],
  providers: [
    LiveAnnouncer,
    LiveChannel,
    LiveHub,
    LiveIdeasResolver,
    LiveOperations,
    LiveServer,
    LiveSocket,
    WatchIdea,
    WatchSubmissions,
  ],
  exports: [LiveAnnouncer, LiveHub],
})
export class LiveModule {}
