import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../events/domain-events.js';
import '../members/member.events.js';

/** Where a member came from: an erased one is known to no source any more. */
@Injectable()
export class PersonalImports implements OnModuleInit {
  constructor(private readonly events: DomainEvents) {}

  onModuleInit(): void {
    this.events.onWithin('member.erasing', async ({ memberId }, tx) => {
      await tx.query(`DELETE FROM import_records WHERE kind = 'MEMBER' AND target_id = $1`, [memberId]);
    });
  }
}
