import { Injectable } from '@nestjs/common';
import { encodeId } from '../../common/graphql/node-id.js';
import { Database } from '../../database/database.js';
import { SubmitIdea } from '../ideas/submit-idea.js';
import { ChangeIdeaStatus } from '../triage/change-idea-status.js';
import { CastVotes } from '../votes/cast-votes.js';
import { DEMO_ADOPTIONS } from './demo-adoptions.js';
import { DEMO_ANSWERS, type DemoStep } from './demo-answers.js';
import { DEMO_BOARDS, type BoardSlug } from './demo-boards.js';
import { contextOf } from './demo-context.js';
import { boardOf, memberOf, type Founded } from './demo-founders.js';
import { FRESH_IDEAS, type DemoIdea } from './demo-ideas.js';
import { DEMO_PEOPLE } from './demo-people.js';
import { DemoTalk } from './demo-talk.js';
import { DemoPromises } from './demo-promises.js';
import { DemoStorms } from './demo-storms.js';
import { PRESENT_VOTES } from './demo-votes.js';
import { GOROD_IDEAS } from './gorod-ideas.js';

/** A board's ideas by their number in Polis, or the key of those submitted here. */
type IdeaIds = ReadonlyMap<string, number>;

interface PlannedVote {
  ideaId: number;
  memberId: number;
  direction: 1 | -1;
}

/**
 * What the demo's people do once the imported ideas are there, each through the service that people use. Every step is left out where it
 * is done already, so that an interrupted one goes on.
 */
@Injectable()
export class DemoScript {
  constructor(
    private readonly database: Database,
    private readonly submitIdea: SubmitIdea,
    private readonly castVotes: CastVotes,
    private readonly changeStatus: ChangeIdeaStatus,
    private readonly talk: DemoTalk,
    private readonly promises: DemoPromises,
    private readonly storms: DemoStorms,
  ) {}

  /** @param imported the boards' imported ideas by their external ids */
  async play(founded: Founded, imported: ReadonlyMap<BoardSlug, IdeaIds>): Promise<void> {
    const ideas = new Map<BoardSlug, IdeaIds>();
    for (const { slug } of DEMO_BOARDS) await this.storms.open(founded, slug);
    for (const { slug } of DEMO_BOARDS) {
      const fresh = await this.submit(
        founded,
        slug,
        slug === 'gorod' ? GOROD_IDEAS : (FRESH_IDEAS[slug] ?? []),
      );
      ideas.set(slug, new Map([...(imported.get(slug) ?? []), ...fresh]));
    }
    // Before the answers: some of them close an idea.
    await this.vote(founded, ideas);
    for (const [slug, ids] of ideas) await this.talk.discuss(founded, slug, (idea) => idOf(ids, slug, idea));
    for (const [slug, ids] of ideas) await this.answer(founded, slug, ids);
    for (const { slug } of DEMO_BOARDS) await this.storms.close(founded, slug);
    for (const board of DEMO_BOARDS) await this.promise(founded, board, ideas.get(board.slug) ?? new Map());
  }

  private async submit(founded: Founded, slug: BoardSlug, ideas: readonly DemoIdea[]): Promise<IdeaIds> {
    const ids = new Map<string, number>();
    const boardId = boardOf(founded, slug);
    for (const { key, author, title, body, tags, storm } of ideas) {
      const authorId = memberOf(founded, author);
      const [done] = await this.database.query<{ id: number }>(
        'SELECT id FROM ideas WHERE board_id = $1 AND author_id = $2 AND title = $3',
        [boardId, authorId, title],
      );
      const stormId = storm === undefined || done ? null : await this.storms.openId(founded, slug, storm);
      const into = stormId === null ? {} : { stormId };
      const idea = { boardId: encodeId('Board', boardId), title, body, tags: [...tags], ...into };
      ids.set(
        key,
        done?.id ?? (await this.submitIdea.submit(await contextOf(this.database, authorId), idea)),
      );
    }
    return ids;
  }

  private async vote(founded: Founded, ideas: ReadonlyMap<BoardSlug, IdeaIds>): Promise<void> {
    const voters = [...DEMO_PEOPLE.keys(), 'customer'].map((key) => founded.members.get(key) ?? 0);
    const planned = [...ideas].flatMap(([slug, ids]) => planVotes(slug, ids, voters));
    const done = await this.database.query<{ idea_id: number; member_id: number }>(
      'SELECT idea_id, member_id FROM votes WHERE member_id = ANY ($1)',
      [voters],
    );
    const cast = new Set(done.map((row) => `${row.idea_id}/${row.member_id}`));
    const contexts = new Map(
      await Promise.all(voters.map(async (id) => [id, await contextOf(this.database, id)] as const)),
    );
    await Promise.all(
      planned.map(async ({ ideaId, memberId, direction }) => {
        const context = contexts.get(memberId);
        if (!context || cast.has(`${ideaId}/${memberId}`)) return;
        await this.castVotes.cast(context, encodeId('Idea', ideaId), direction);
      }),
    );
  }

  private async answer(founded: Founded, slug: BoardSlug, ids: IdeaIds): Promise<void> {
    const { by, answers } = DEMO_ANSWERS[slug];
    const context = await contextOf(this.database, memberOf(founded, by));
    for (const { idea, steps } of answers) {
      const ideaId = idOf(ids, slug, idea);
      for (const { statusKey, response = null } of steps) {
        if (await this.isAnswered(ideaId, statusKey)) continue;
        await this.changeStatus.change(context, { ideaIds: [encodeId('Idea', ideaId)], statusKey, response });
      }
    }
  }

  private async promise(
    founded: Founded,
    { slug, team }: Pick<(typeof DEMO_BOARDS)[number], 'slug' | 'team'>,
    ids: IdeaIds,
  ): Promise<void> {
    const context = await contextOf(this.database, memberOf(founded, DEMO_ANSWERS[slug].by));
    for (const adoption of DEMO_ADOPTIONS[slug]) {
      const adopted = adoption.ideas.map((idea) => idOf(ids, slug, idea));
      await this.promises.keep(context, team, adoption, adopted);
    }
  }

  private async isAnswered(ideaId: number, statusKey: DemoStep['statusKey']): Promise<boolean> {
    const text =
      'SELECT 1 FROM status_changes c JOIN statuses s ON s.id = c.to_status_id WHERE c.idea_id = $1 AND s.key = $2 LIMIT 1';
    return (await this.database.query(text, [ideaId, statusKey])).length > 0;
  }
}

/** Each idea's voters follow one another in a circle that starts elsewhere for each, so that everybody votes about as much. */
function planVotes(slug: BoardSlug, ids: IdeaIds, voters: readonly number[]): PlannedVote[] {
  return Object.entries(PRESENT_VOTES[slug]).flatMap(([idea, [promotes, demotes = 0]], index) =>
    Array.from({ length: promotes + demotes }, (_, place): PlannedVote => ({
      ideaId: idOf(ids, slug, idea),
      memberId: voters[(index * 7 + place) % voters.length] ?? 0,
      direction: place < promotes ? 1 : -1,
    })),
  );
}

function idOf(ids: IdeaIds, slug: BoardSlug, idea: string): number {
  const id = ids.get(idea);
  if (id === undefined) throw new Error(`the demo's board ${slug} has no idea ${idea}`);
  return id;
}
