import type { Transaction } from '../../database/sql.js';
import type { DeliveryLink } from './adoption.model.js';

/** Replaces an adoption's links. */
export async function saveLinks(
  tx: Transaction,
  adoptionId: number,
  links: readonly DeliveryLink[],
): Promise<void> {
  await tx.query('DELETE FROM adoption_links WHERE adoption_id = $1', [adoptionId]);
  await tx.query(
    `INSERT INTO adoption_links (adoption_id, position, title, url)
     SELECT $1, position, title, url FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS l (title, url, position)`,
    [adoptionId, links.map(({ title }) => title), links.map(({ url }) => url)],
  );
}
