import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Throttle } from '../../common/auth/throttle.js';
import { badUserInput } from '../../common/errors/domain-error.js';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { LIMITS } from '../../common/limits.js';
import { cleanLine, cleanText, type CleanResult } from '../../common/text/clean-text.js';
import { excerpt } from '../../common/text/markdown.js';
import { IdeaModel } from '../ideas/idea.model.js';
import { FindSimilarIdeas } from './find-similar-ideas.js';
import { SimilarIdeaModel } from './similar-idea.model.js';

const FIRST = { default: 5, max: 20 } as const;
/** Markdown read of a body, code points; an excerpt's 240 come out of it. */
const BODY_READ = 2000;
const FIRST_ARGUMENT = {
  type: () => Int,
  nullable: true,
  defaultValue: FIRST.default,
  description: 'How many at most, 1..20.',
};

function sizeOf(first: number | null | undefined): number {
  const size = first ?? FIRST.default;
  if (size < 1 || size > FIRST.max) throw badUserInput(`Ask for 1 to ${FIRST.max} similar ideas.`, 'first');
  return size;
}

function searchable(result: CleanResult, field: string): string {
  if (result.ok) return result.value;
  if (result.reason === 'empty') return '';
  throw badUserInput('This has characters that no text has.', field);
}

const beginningOf = (text: string, codePoints: number): string =>
  [...text.slice(0, 2 * codePoints)].slice(0, codePoints).join('');

@Resolver(() => IdeaModel)
export class SimilarIdeasResolver {
  constructor(
    private readonly finder: FindSimilarIdeas,
    private readonly throttle: Throttle,
  ) {}

  @Query(() => [SimilarIdeaModel], {
    description:
      'Ideas that may already say the same, best first, in any language; meant to be called while a title is typed.',
  })
  async similarIdeas(
    @Ctx() context: RequestContext,
    @Args('title', {
      type: () => String,
      description: 'What was typed so far; at most `limits.titleMax` code points of it count.',
    })
    title: string,
    @Args('body', {
      type: () => String,
      nullable: true,
      description: 'Markdown, as far as it is written; its beginning counts.',
    })
    body?: string | null,
    @Args('boardId', { type: () => ID, nullable: true, description: 'Only on this board.' })
    boardId?: string | null,
    @Args('first', FIRST_ARGUMENT) first?: number | null,
  ): Promise<SimilarIdeaModel[]> {
    const size = sizeOf(first);
    await this.throttle.consumeHereByNetwork('similar', context);
    const board = typeof boardId === 'string' ? decodeIdOf('Board', boardId, 'boardId') : undefined;
    return this.finder.find(context, {
      title: beginningOf(searchable(cleanLine(title), 'title'), LIMITS.titleMax),
      beginning: excerpt(beginningOf(searchable(cleanText(body ?? ''), 'body'), BODY_READ)),
      boardIds: board === undefined ? context.boardIds : context.boardIds.filter((id) => id === board),
      first: size,
    });
  }

  @ResolveField('similar', () => [SimilarIdeaModel], {
    description: 'Other ideas that may say the same, best first.',
  })
  similar(
    @Ctx() context: RequestContext,
    @Parent() idea: IdeaModel,
    @Args('first', FIRST_ARGUMENT) first?: number | null,
  ): Promise<SimilarIdeaModel[]> {
    const { title, excerpt: beginning, number } = idea;
    const { boardIds } = context;
    return this.finder.find(context, { title, beginning, boardIds, first: sizeOf(first), except: number });
  }
}
