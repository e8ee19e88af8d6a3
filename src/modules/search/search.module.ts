import { Module } from '@nestjs/common';
import { ThrottleModule } from '../../common/auth/throttle.module.js';
import { IdeasModule } from '../ideas/ideas.module.js';
import { FindSimilarIdeas } from './find-similar-ideas.js';
import { LexemeFrequencies } from './lexeme-frequencies.js';
import { SimilarCandidates } from './similar-candidates.js';
import { SimilarIdeasResolver } from './similar-ideas.resolver.js';

@Module({
  imports: [ThrottleModule, IdeasModule],
  providers: [FindSimilarIdeas, LexemeFrequencies, SimilarCandidates, SimilarIdeasResolver],
  exports: [FindSimilarIdeas],
})
export class SearchModule {}
