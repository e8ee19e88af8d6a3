import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { Clock, HOUR } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { ImportRunner } from '../imports/import-runner.js';
import { PolisSource } from '../imports/polis.source.js';
import { AwardBadges } from '../reputation/award-badges.js';
import { DEMO_BOARDS, type BoardSlug } from './demo-boards.js';
import { boardOf, DemoFounders, type Founded } from './demo-founders.js';
import { DemoScript } from './demo-script.js';
import { DEMO_TAGS } from './demo-tags.js';
import { TaggedSource } from './tagged-source.js';

/** Held by whoever fills the demo; any constant number of ours does. */
const LOCK = 7_203_114_513;

/**
 * Fills an empty database with the demo community: four boards of real and made-up ideas, real votes, and what its people do with them.
 *
 * Whatever moment it is stopped at, the next call goes on from there. The first transaction founds accounts, people, teams and boards;
 * after it each step is done at most once by what it finds done; `community_settings.is_demo` is set last and means that nothing is left
 * to do.
 */
@Injectable()
export class Demo {
  constructor(
    private readonly database: Database,
    private readonly founders: DemoFounders,
    private readonly imports: ImportRunner,
    private readonly script: DemoScript,
    private readonly badges: AwardBadges,
    private readonly clock: Clock,
  ) {}

  /** In a database that somebody imported into before, only the accounts are added. @param say gets lines for whoever waits */
  async fillIfEmpty(say: (line: string) => void = () => undefined): Promise<void> {
    const lock = await this.database.pool.connect();
    try {
      await lock.query('SELECT pg_advisory_lock($1)', [LOCK]);
      await this.fill(say);
    } finally {
      // Closing the connection is what gives the lock back.
      lock.release(true);
    }
  }

  private async fill(say: (line: string) => void): Promise<void> {
    const [settings] = await this.database.query<{ is_demo: boolean }>(
      'SELECT is_demo FROM community_settings',
    );
    if (settings?.is_demo) return;
    const founded = (await this.founders.find(this.database)) ?? (await this.found());
    if (founded) {
      say('Filling the demo, once; this takes some seconds.');
      await this.script.play(founded, await this.importBoards(founded, say));
      // Nobody has second thoughts here.
      await this.badges.awardDue(new Date(this.clock.now().getTime() + HOUR));
    }
    await this.database.query('UPDATE community_settings SET is_demo = true');
  }

  private async found(): Promise<Founded | null> {
    const hashes = await this.founders.hashPasswords();
    return this.database.transaction(async (tx) => {
      const [board] = await tx.query('SELECT 1 FROM boards LIMIT 1');
      if (!board) return this.founders.found(tx, hashes);
      await this.founders.addAccounts(tx, hashes, new Map());
      await tx.query('UPDATE community_settings SET is_demo = true');
      return null;
    });
  }

  private async importBoards(
    founded: Founded,
    say: (line: string) => void,
  ): Promise<Map<BoardSlug, Map<string, number>>> {
    const imported = new Map<BoardSlug, Map<string, number>>();
    for (const board of DEMO_BOARDS) {
      if (!('polis' in board)) continue;
      const folder = fileURLToPath(new URL(`./data/polis/${board.polis}/`, import.meta.url));
      const source = new TaggedSource(await PolisSource.open(folder), DEMO_TAGS[board.polis] ?? {});
      const summary = await this.imports.run(source, { boardId: boardOf(founded, board.slug) });
      const { ideas, votes } = summary;
      say(`  ${board.name}: ${ideas.created + ideas.present} ideas, ${votes.created + votes.present} votes`);
      imported.set(board.slug, await this.ideasOf(source.key));
    }
    return imported;
  }

  private async ideasOf(source: string): Promise<Map<string, number>> {
    const rows = await this.database.query<{ external_id: string; target_id: number }>(
      `SELECT external_id, target_id FROM import_records WHERE source = $1 AND kind = 'IDEA'`,
      [source],
    );
    return new Map(rows.map((row) => [row.external_id, row.target_id]));
  }
}
