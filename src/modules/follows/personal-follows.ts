import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import '../ideas/idea.events.js';
import { treeOf } from '../ideas/idea-tree.sql.js';
import { lockChains } from '../ideas/idea-trees.js';
import '../members/member.events.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    'forget-follows': { memberId: number };
  }
}

/** Ideas that one transaction takes. */
const BATCH = 100;

const FOLLOWS = `
SELECT f.idea_id AS key, f.idea_id AS "ideaNumber", f.follows, f.changed_at AS "changedAt"
FROM idea_follows f WHERE f.member_id = $1 AND f.idea_id > $2 ORDER BY f.idea_id LIMIT $3`;

/** Followers by each member's latest word over an idea's tree. */
const RECOUNT = `
WITH RECURSIVE ${treeOf('$1::bigint[]')}, latest AS (
  SELECT DISTINCT ON (t.target_id, f.member_id) t.target_id, f.follows
  FROM tree t JOIN idea_follows f ON f.idea_id = t.id
  ORDER BY t.target_id, f.member_id, f.changed_at DESC, f.idea_id DESC
)
UPDATE ideas i SET follower_count = (SELECT count(*) FROM latest l WHERE l.target_id = i.id AND l.follows)
WHERE i.id = ANY ($1::bigint[])`;

/** Whom a member follows by hand. An erased one is to be told nothing more: these go. */
@Injectable()
export class PersonalFollows implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    this.data.register('follows', rowsByKey(FOLLOWS));
    this.handlers.register('forget-follows', ({ memberId }, signal) => this.run(memberId, signal));
    this.events.onWithin('member.erasing', ({ memberId }, tx) =>
      this.jobs.add(tx, 'forget-follows', { memberId }),
    );
  }

  private async run(memberId: number, stop: AbortSignal): Promise<void> {
    while (await this.forgetSome(memberId)) {
      if (!stop.aborted) continue;
      await this.jobs.add(this.database, 'forget-follows', { memberId });
      return;
    }
  }

  private async forgetSome(memberId: number): Promise<boolean> {
    const rows = await this.database.query<{ idea_id: number }>(
      `SELECT idea_id FROM idea_follows WHERE member_id = $1 ORDER BY idea_id LIMIT ${BATCH}`,
      [memberId],
    );
    if (rows.length === 0) return false;
    const ids = rows.map(({ idea_id }) => idea_id);
    await this.database.transaction(async (tx) => {
      const changedIds = (await lockChains(tx, ids)).map(({ id }) => id);
      await tx.query('DELETE FROM idea_follows WHERE member_id = $1 AND idea_id = ANY ($2::bigint[])', [
        memberId,
        ids,
      ]);
      await tx.query(RECOUNT, [changedIds]);
      await this.events.emit('ideas.changed', { ideaIds: changedIds }, tx);
    });
    return true;
  }
}
