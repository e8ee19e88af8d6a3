import { Module } from '@nestjs/common';
import { ScreenPosts } from './screen-posts.js';

/** Which new posts wait for a moderator. */
@Module({ providers: [ScreenPosts], exports: [ScreenPosts] })
export class ScreeningModule {}
