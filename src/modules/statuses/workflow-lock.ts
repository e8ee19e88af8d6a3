import type { Sql } from '../../database/sql.js';

const LOCK = `hashtextextended('workflow', 0)`;

/**
 * Keeps the workflow as it is until the transaction ends: whoever puts an idea into a status holds it, and reads the status only then. It is
 * shared, so that nobody waits for anybody but an administrator who edits the workflow. Taken after the locks on ideas.
 */
export async function holdWorkflow(tx: Sql): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${LOCK})`);
}

/** Lets no idea change its status, and nobody else edit the workflow, until the transaction ends. */
export async function lockWorkflow(tx: Sql): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
}
