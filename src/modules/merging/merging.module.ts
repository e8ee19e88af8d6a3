import { Module } from '@nestjs/common';
import { IdeasModule } from '../ideas/ideas.module.js';
import { IdeaMergesResolver } from './idea-merges.resolver.js';
import { ListMerged } from './list-merged.js';
import { MergeIdeas } from './merge-ideas.js';
import { MergingResolver } from './merging.resolver.js';
import { PreviewMerge } from './preview-merge.js';
import { KeepReadersAlikeListener } from './keep-readers-alike.listener.js';
import { SeparateDeletedListener } from './separate-deleted.listener.js';
import { UnmergeIdea } from './unmerge-idea.js';

@Module({
  imports: [IdeasModule],
  providers: [
    IdeaMergesResolver,
    ListMerged,
    MergeIdeas,
    MergingResolver,
    PreviewMerge,
    SeparateDeletedListener,
    KeepReadersAlikeListener,
    UnmergeIdea,
  ],
  exports: [MergeIdeas],
})
export class MergingModule {}
