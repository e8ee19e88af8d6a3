import { Injectable } from '@nestjs/common';
import { requireAdministrator } from '../../common/auth/viewer.js';
import { DomainError } from '../../common/errors/domain-error.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import { AuditLog } from '../audit/audit-log.js';
import { wordsFrom } from './default-names.messages.js';
import type { LevelModel } from './level.model.js';
import { levelsFaults } from './levels.policy.js';
import { LevelsLoader } from './levels.loader.js';

@Injectable()
export class UpdateLevels {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly levels: LevelsLoader,
  ) {}

  /**
   * Replaces the whole scale; default names stay translated as long as they are left as they were read.
   * @returns as it now stands, lowest first
   * @throws UNAUTHENTICATED; FORBIDDEN for anybody but administrators; what `levelsFaults` says
   */
  async update(context: RequestContext, levels: readonly LevelModel[]): Promise<LevelModel[]> {
    requireAdministrator(context);
    const faults = levelsFaults(levels);
    if (faults.length > 0) throw new DomainError(faults);
    await this.database.transaction(async (tx) => {
      await tx.query('LOCK TABLE levels IN SHARE ROW EXCLUSIVE MODE');
      await tx.query('DELETE FROM levels');
      await tx.query('INSERT INTO levels (from_points, name) SELECT * FROM unnest($1::int[], $2::text[])', [
        levels.map(({ from }) => from),
        levels.map(({ name }) => wordsFrom(name, context.locale)),
      ]);
      await this.audit.record(tx, context, [{ action: 'levels.updated' }]);
    });
    this.levels.forgetAll(context);
    return this.levels.all(context);
  }
}
