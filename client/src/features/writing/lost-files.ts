import type { UserError } from '../../graphql/user-errors.js';

/** Which of the files that were sent the server does not have (any more), by its place in `attachmentIds`; null for any other refusal. */
export function lostFileAt({ code, field }: UserError): number | null {
  const at = field?.indexOf('attachmentIds') ?? -1;
  const place = Number(field?.[at + 1] ?? NaN);
  return code === 'NOT_FOUND' && at >= 0 && Number.isInteger(place) ? place : null;
}

/** The refusals that a form says itself: a lost file says so in the list of files. */
export const withoutLostFiles = (errors: readonly UserError[]): UserError[] =>
  errors.filter((error) => lostFileAt(error) === null);
