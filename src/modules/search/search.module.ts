import { Module } from '@nestjs/common';
import { IdeasModule } from '../ideas/ideas.module.js';
import { FindSimilarIdeas } from './find-similar-ideas.js';
import { LexemeFrequencies } from './lexeme-frequencies.js';
import { SimilarCandidates } from './similar-candidates.js';
import { SimilarIdeasResolver } from './similar-ideas.resolver.js';

@Module({
  imports: [IdeasModule],
  providers: [FindSimilarIdeas, LexemeFrequencies, SimilarCandidates, SimilarIdeasResolver],
  exports: [FindSimilarIdeas],
})
export class SearchModule {}
