import type { FormFailure } from '../../graphql/use-form-mutation.js';
import type { UserError } from '../../graphql/user-errors.js';

/** Refusals to be said as such: that others were faster is told by what they did, where that is known. */
export const refusalsOf = (failure: FormFailure | null, staleIsTold: boolean): readonly UserError[] =>
  (failure?.userErrors ?? []).filter(({ code }) => code !== 'STALE' || !staleIsTold);
