import { adoptionChecks } from './adoptions.check.js';
import { attachmentChecks } from './attachments.check.js';
import type { Check } from './check.js';
import { commentChecks } from './comments.check.js';
import { counterChecks } from './counters.check.js';
import { excerptCheck, searchCheck } from './idea-text.check.js';
import { mergingChecks } from './merging.check.js';
import { orphanChecks } from './orphans.check.js';
import { promiseChecks } from './promises.check.js';
import { statusChecks } from './status.check.js';
import { votesCheck } from './votes.check.js';

/** Everything derived that the database stores. A feature that stores more adds its check here. */
export const CHECKS: readonly Check[] = [
  votesCheck,
  excerptCheck,
  searchCheck,
  ...statusChecks,
  ...counterChecks,
  ...commentChecks,
  ...mergingChecks,
  ...orphanChecks,
  ...promiseChecks,
  ...adoptionChecks,
  ...attachmentChecks,
];
