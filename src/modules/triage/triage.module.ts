import { Module } from '@nestjs/common';
import { ChangeIdeaStatus } from './change-idea-status.js';

@Module({ providers: [ChangeIdeaStatus], exports: [ChangeIdeaStatus] })
export class TriageModule {}
