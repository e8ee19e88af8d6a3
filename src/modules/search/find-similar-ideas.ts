import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { similarTerms } from '../../common/text/similar-terms.js';
import { prepareText, SIMILAR_ENOUGH, similarityOf } from '../../common/text/similarity.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { SimilarCandidates, type Candidate } from './similar-candidates.js';
import type { SimilarIdeaModel } from './similar-idea.model.js';

/** Candidates whose body is compared, too: the likeliest ones. */
const COMPARED_BY_BODY = 100;

export interface SimilarQuestion {
  /** One line; nothing is similar to one without a letter or digit. */
  title: string;
  /** Plain text of the body's start, as `excerpt` gives it; empty for none. */
  beginning: string;
  /** Of those that the viewer may read. */
  boardIds: readonly number[];
  first: number;
  /** The idea that is asked about, if there is one. */
  except?: number;
}

interface Scored {
  id: number;
  similarity: number;
}

@Injectable()
export class FindSimilarIdeas {
  private readonly turns = new WeakMap<RequestContext, Promise<unknown>>();

  constructor(
    private readonly candidates: SimilarCandidates,
    private readonly ideas: IdeasLoader,
  ) {}

  /**
   * Ideas that the viewer could list and that may say the same, best first, none less similar than SIMILAR_ENOUGH. Of one
   * request one at a time: a list that asks for each of its ideas takes no more than one connection.
   */
  async find(context: RequestContext, question: SimilarQuestion): Promise<SimilarIdeaModel[]> {
    const turn = (this.turns.get(context) ?? Promise.resolve()).then(() => this.rank(question));
    this.turns.set(
      context,
      turn.catch(() => undefined),
    );
    const best = await turn;
    const models = await Promise.all(best.map(({ id }) => this.ideas.load(context, id)));
    return best.flatMap(({ similarity }, i) => {
      const idea = models[i];
      return idea ? [{ idea, similarity }] : [];
    });
  }

  private async rank({ title, beginning, boardIds, first, except }: SimilarQuestion): Promise<Scored[]> {
    const titleLexemes = similarTerms(title);
    if (titleLexemes.length === 0) return [];
    const question = { title, titleLexemes, bodyLexemes: similarTerms(beginning) };
    const best = (candidates: readonly Candidate[]): Scored[] =>
      scores(title, beginning, candidates)
        .filter(({ id, similarity }) => id !== except && similarity >= SIMILAR_ENOUGH)
        .sort((a, b) => b.similarity - a.similarity || b.id - a.id)
        .slice(0, first);
    const byWords = best(await this.candidates.byWords(question, boardIds));
    // The words may be mistyped.
    return byWords.length > 0 ? byWords : best(await this.candidates.byLetters(question, boardIds));
  }
}

/**
 * The best of title with title, title with title and beginning, and both with both. Measured on 66 pairs of issues whose
 * maintainers called them duplicates, each asked for by the other: by titles alone 45 % are similar enough and among
 * the first five, with the other's body 49 %, with both bodies 51 %.
 */
function scores(title: string, beginning: string, candidates: readonly Candidate[]): Scored[] {
  const typed = prepareText(title);
  const typedWhole = beginning === '' ? null : prepareText(`${title} ${beginning}`);
  return candidates.map((candidate, i) => {
    const byTitle = similarityOf(typed, prepareText(candidate.title));
    if (candidate.excerpt === '' || i >= COMPARED_BY_BODY) return { id: candidate.id, similarity: byTitle };
    const whole = prepareText(`${candidate.title} ${candidate.excerpt}`);
    const byWhole = Math.max(similarityOf(typed, whole), typedWhole ? similarityOf(typedWhole, whole) : 0);
    return { id: candidate.id, similarity: Math.max(byTitle, byWhole) };
  });
}
