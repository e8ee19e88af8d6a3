import { Module } from '@nestjs/common';
import { StatusesModule } from '../statuses/statuses.module.js';
import { ChangeIdeaStatus } from './change-idea-status.js';

@Module({ imports: [StatusesModule], providers: [ChangeIdeaStatus], exports: [ChangeIdeaStatus] })
export class TriageModule {}
