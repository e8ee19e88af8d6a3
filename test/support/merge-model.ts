import type { Database } from '../../src/database/database.js';
import { controversyOf, termAt } from '../../src/modules/ranking/ranking.js';
import { toClock } from '../../src/modules/ranking/ranking-clock.service.js';

interface Word<T> {
  value: T;
  /** Which came later. */
  order: number;
}

/** What a plain recount of one idea gives. */
export interface Recount {
  promotes: number;
  demotes: number;
  followers: number;
  comments: number;
  score: number;
  magnitude: number;
  controversy: number;
  root: number | null;
  below: number;
}

/**
 * Merging as the rules say it, in memory and without any thought of speed: rows of votes and follows by idea and member, and each idea's immediate
 * target. It shares nothing with the server but the formulas of the ranking.
 */
export class MergeModel {
  readonly votes = new Map<string, Word<number>>();
  readonly follows = new Map<string, Word<boolean>>();
  readonly targets = new Map<number, number | null>();
  private last = 0;

  constructor(
    readonly ideas: readonly number[],
    readonly members: readonly number[],
  ) {
    for (const id of ideas) this.targets.set(id, null);
  }

  isMerged(id: number): boolean {
    return this.targets.get(id) !== null;
  }

  above(id: number): number[] {
    const target = this.targets.get(id) ?? null;
    return target === null ? [] : [target, ...this.above(target)];
  }

  tree(id: number): number[] {
    return this.ideas.filter((other) => other === id || this.above(other).includes(id));
  }

  private latest<T>(words: Map<string, Word<T>>, id: number, member: number): T | undefined {
    const said = this.tree(id).flatMap((idea) => words.get(`${idea}/${member}`) ?? []);
    return said.toSorted((a, b) => b.order - a.order)[0]?.value;
  }

  /** 1, −1, or 0 for none. */
  voteOf(id: number, member: number): number {
    return this.latest(this.votes, id, member) ?? 0;
  }

  followOf(id: number, member: number): boolean | undefined {
    return this.latest(this.follows, id, member);
  }

  /** @returns the code of the refusal */
  vote(id: number, member: number, direction: number): string | null {
    if (this.isMerged(id)) return 'IDEA_CLOSED';
    if (this.voteOf(id, member) === direction) return null;
    const isInherited = this.tree(id).some(
      (idea) => idea !== id && (this.votes.get(`${idea}/${member}`)?.value ?? 0) !== 0,
    );
    if (direction === 0 && !isInherited) this.votes.delete(`${id}/${member}`);
    else this.votes.set(`${id}/${member}`, { value: direction, order: ++this.last });
    return null;
  }

  follow(id: number, member: number, follows: boolean): string | null {
    if (this.isMerged(id)) return 'IDEA_CLOSED';
    if (this.followOf(id, member) !== follows)
      this.follows.set(`${id}/${member}`, { value: follows, order: ++this.last });
    return null;
  }

  merge(target: number, sources: readonly number[]): string | null {
    const isRefused =
      this.isMerged(target) ||
      new Set(sources).size < sources.length ||
      sources.some((id) => {
        const into = this.targets.get(id) ?? null;
        return into !== target && (id === target || into !== null || this.above(target).includes(id));
      });
    if (isRefused) return 'INVALID';
    for (const id of sources) this.targets.set(id, target);
    return null;
  }

  unmerge(id: number): string | null {
    this.targets.set(id, null);
    return null;
  }

  /** Every idea's numbers by the rows that the model has; the times of votes, which it does not know, and comments as the database has them. */
  async recount(db: Database): Promise<Map<number, Recount>> {
    const [clockRow] = await db.query<{ half_life_days: number; origin: Date }>(
      'SELECT * FROM ranking_clock',
    );
    const clock = toClock(clockRow!);
    const rows = await db.query<{ id: number; imported_support: number; created_at: Date; comments: number }>(
      `SELECT id, imported_support, created_at,
         (SELECT count(*) FROM comments c WHERE c.idea_id = i.id AND NOT c.is_internal AND c.deleted_at IS NULL) AS comments
       FROM ideas i WHERE id = ANY ($1)`,
      [this.ideas],
    );
    const facts = new Map(rows.map((row) => [row.id, row]));
    const times = new Map(
      (
        await db.query<{ idea_id: number; member_id: number; cast_at: Date }>(
          'SELECT idea_id, member_id, cast_at FROM votes WHERE idea_id = ANY ($1)',
          [this.ideas],
        )
      ).map((row) => [`${row.idea_id}/${row.member_id}`, row.cast_at]),
    );
    return new Map(
      this.ideas.map((id): [number, Recount] => {
        const tree = this.tree(id);
        const terms: number[] = [];
        let [promotes, demotes] = [0, 0];
        for (const member of this.members) {
          const direction = this.voteOf(id, member);
          if (direction === 1) promotes++;
          if (direction === -1) demotes++;
          if (direction === 0) continue;
          const idea = tree
            .filter((one) => this.votes.has(`${one}/${member}`))
            .toSorted(
              (a, b) => this.votes.get(`${b}/${member}`)!.order - this.votes.get(`${a}/${member}`)!.order,
            )[0];
          terms.push(direction * termAt(times.get(`${idea}/${member}`)!, clock));
        }
        for (const one of tree) {
          const { imported_support, created_at } = facts.get(one)!;
          promotes += Math.max(imported_support, 0);
          demotes += Math.max(-imported_support, 0);
          terms.push(imported_support * termAt(created_at, clock));
        }
        return [
          id,
          {
            promotes,
            demotes,
            followers: this.members.filter((member) => this.followOf(id, member) === true).length,
            comments: tree.reduce((sum, one) => sum + facts.get(one)!.comments, 0),
            score: terms.reduce((sum, term) => sum + term, 0),
            magnitude: terms.reduce((sum, term) => sum + Math.abs(term), 0),
            controversy: controversyOf(promotes, demotes),
            root: this.above(id).at(-1) ?? null,
            below: this.isMerged(id) ? 0 : tree.length - 1,
          },
        ];
      }),
    );
  }
}
