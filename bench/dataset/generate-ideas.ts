import type { GeneratedIdea, GeneratedVote } from './idea-batch.js';
import { below, pick, shuffled, weighted, type Random } from './random.js';
import type { Writer } from './sentences.js';
import { differentNumbers, votesByRank } from './spread.js';

export interface Shape {
  ideas: number;
  votes: number;
  members: number;
}

export interface Weighted {
  id: number;
  weight: number;
}

export interface Ground {
  boards: readonly Weighted[];
  statuses: readonly (Weighted & { isFirst: boolean; requiresResponse: boolean })[];
  since: Date;
  until: Date;
}

const TAGS = ['transit', 'parks', 'safety', 'price', 'app', 'дороги', 'дворы', '交通', '保險', 'planning'];

/** Of a member's votes on it. */
const SHARES_AGAINST = [0.02, 0.08, 0.2, 0.45] as const;

/** Ideas 1 to `shape.ideas` in order of creation. */
export function* generateIdeas(
  random: Random,
  writer: Writer,
  shape: Shape,
  ground: Ground,
): Generator<GeneratedIdea> {
  const counts = shuffled(random, votesByRank(shape.votes, shape.ideas, Math.floor(shape.members / 4)));
  const span = ground.until.getTime() - ground.since.getTime();
  for (const [i, count] of counts.entries()) {
    const createdAt = new Date(ground.since.getTime() + Math.floor((span * (i + random())) / shape.ideas));
    const authorId = 1 + below(random, shape.members);
    const text = writer.write(random);
    const status = weighted(random, ground.statuses);
    const stepAt = between(createdAt, ground.until, random() ** 2);
    yield {
      id: i + 1,
      boardId: weighted(random, ground.boards).id,
      authorId,
      statusId: status.id,
      step: status.isFirst
        ? null
        : { at: stepAt, response: status.requiresResponse ? `Thank you: ${text.title}` : null },
      ...text,
      tags: [...new Set(Array.from({ length: below(random, 4) }, () => pick(random, TAGS)))],
      createdAt,
      votes: [
        { memberId: authorId, direction: 1, castAt: createdAt },
        ...votesOfOthers(random, count - 1, shape.members, authorId, createdAt, ground.until),
      ],
    };
  }
}

const between = (from: Date, to: Date, share: number): Date =>
  new Date(from.getTime() + Math.floor((to.getTime() - from.getTime()) * share));

/** Most come soon after the idea. */
function votesOfOthers(
  random: Random,
  count: number,
  members: number,
  authorId: number,
  from: Date,
  to: Date,
): GeneratedVote[] {
  const against = pick(random, SHARES_AGAINST);
  return Array.from(differentNumbers(random, count, members, authorId - 1), (number) => ({
    memberId: number + 1,
    direction: random() < against ? -1 : 1,
    castAt: between(from, to, random() ** 3),
  }));
}
