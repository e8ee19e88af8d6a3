import { DERIVED_FROM_VOTES } from '../ranking/recompute.js';
import { ideasCheck, type Check } from './check.js';

interface Row {
  id: number;
  promote_count: number;
  demote_count: number;
  score: number;
  score_peak: number;
  controversy: number;
  merged_promotes: number;
  merged_demotes: number;
  promotes: number;
  demotes: number;
  derived_merged_promotes: number;
  derived_merged_demotes: number;
  derived_score: number;
  magnitude: number;
  derived_controversy: number;
}

/** Of the sum of the terms' absolute values: what adding and taking away doubles in another order may differ by. */
const SCORE_TOLERANCE = 1e-9;
/** Relative: the database's power() and ours may round the last bit differently. */
const CONTROVERSY_TOLERANCE = 1e-12;

/** Counts, score, its peak and controversy against the effective votes and the imported support, over all that is merged. */
export const votesCheck: Check = ideasCheck<Row>({
  table: 'ideas',
  text: `
SELECT i.id, i.promote_count, i.demote_count, i.merged_promotes, i.merged_demotes, i.score, i.score_peak, i.controversy,
  d.promotes, d.demotes, d.merged_promotes AS derived_merged_promotes, d.merged_demotes AS derived_merged_demotes, d.score AS derived_score, d.magnitude, d.controversy AS derived_controversy
FROM ideas i JOIN (${DERIVED_FROM_VOTES}) d USING (id)
ORDER BY i.id`,
  *compare(row) {
    if (row.promote_count !== row.promotes) yield ['promote_count', row.promote_count, row.promotes];
    if (row.demote_count !== row.demotes) yield ['demote_count', row.demote_count, row.demotes];
    if (row.merged_promotes !== row.derived_merged_promotes)
      yield ['merged_promotes', row.merged_promotes, row.derived_merged_promotes];
    if (row.merged_demotes !== row.derived_merged_demotes)
      yield ['merged_demotes', row.merged_demotes, row.derived_merged_demotes];
    const hasVotes = row.promotes + row.demotes > 0;
    const allowed = hasVotes ? SCORE_TOLERANCE * row.magnitude : 0;
    if (Math.abs(row.score - row.derived_score) > allowed) yield ['score', row.score, row.derived_score];
    if (row.score_peak < Math.abs(row.score))
      yield ['score_peak', row.score_peak, `at least ${Math.abs(row.score)}`];
    const isControversyKept =
      Math.abs(row.controversy - row.derived_controversy) <= CONTROVERSY_TOLERANCE * row.derived_controversy;
    if (!isControversyKept) yield ['controversy', row.controversy, row.derived_controversy];
  },
});
