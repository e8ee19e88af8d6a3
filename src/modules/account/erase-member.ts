import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MemberRole } from '../../common/auth/viewer.js';
import { Clock, MINUTE } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { JobHandlers } from '../../jobs/job-handlers.js';
import { JobQueue } from '../../jobs/job-queue.js';
import { AuditLog } from '../audit/audit-log.js';
import '../members/member.events.js';
import { MembersService } from '../members/members.service.js';
import { EraseNamesJob } from './erase-names.job.js';
import { lockBan } from '../moderation/ban-state.js';
import { handlesOf, makeTombstone } from '../members/tombstone.js';

declare module '../../jobs/job-queue.js' {
  interface JobMap {
    /** For whoever cannot do it themselves; an operator adds it by SQL. */
    'erase-member': { handle: string; withdrawVotes?: boolean };
    'sweep-erased-member': { memberId: number; withdrawVotes: boolean };
  }
}

/** By then every request that began before the erasure is over, milliseconds. */
const SWEEP_AFTER = 10 * MINUTE;

/** Turns a member into a nameless tombstone, which keeps what was written and voted readable. */
@Injectable()
export class EraseMember implements OnModuleInit {
  constructor(
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: DomainEvents,
    private readonly handlers: JobHandlers,
    private readonly jobs: JobQueue,
    private readonly members: MembersService,
    private readonly names: EraseNamesJob,
  ) {}

  onModuleInit(): void {
    this.handlers.register('erase-member', ({ handle, withdrawVotes = false }) =>
      this.byOperator(handle, withdrawVotes),
    );
    this.handlers.register('sweep-erased-member', (erased) =>
      this.database.transaction(async (tx) => {
        await lockBan(tx, erased.memberId);
        await tx.query('SELECT 1 FROM members WHERE id = $1 FOR NO KEY UPDATE', [erased.memberId]);
        await this.events.emit('member.erasing', erased, tx);
      }),
    );
  }

  private async byOperator(handle: string, withdrawVotes: boolean): Promise<void> {
    const known = await this.members.idOf(handle);
    if (known === null) throw new Error('nobody has that handle');
    await this.database.transaction(async (tx) => {
      await lockBan(tx, known);
      const [member] = await tx.query<{ role: MemberRole }>(
        'SELECT role FROM members WHERE id = $1 AND erased_at IS NULL FOR NO KEY UPDATE',
        [known],
      );
      if (!member) return;
      if (member.role === 'ADMIN') throw new Error('an administrator: take the role away first');
      await this.run(tx, known, withdrawVotes);
    });
  }

  /** The caller holds the member's row locked. What takes long (mentions in the texts of others, votes, follows) is left to jobs. */
  async run(tx: Transaction, memberId: number, withdrawVotes: boolean): Promise<void> {
    const handles = await handlesOf(tx, memberId);
    await this.events.emit('member.erasing', { memberId, withdrawVotes }, tx);
    await makeTombstone(tx, memberId);
    await this.names.begin(tx, handles);
    const runAt = new Date(this.clock.now().getTime() + SWEEP_AFTER);
    await this.jobs.add(tx, 'sweep-erased-member', { memberId, withdrawVotes }, { runAt });
    await this.audit.record(tx, null, [
      { action: 'member.erased', subject: { type: 'Member', id: memberId } },
    ]);
  }
}
