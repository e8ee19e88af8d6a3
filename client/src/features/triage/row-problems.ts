import type { UserError } from '../../graphql/user-errors.js';

/** By idea: why it could not be changed. */
export type RowProblems = ReadonlyMap<string, string>;

export const NO_PROBLEMS: RowProblems = new Map();

/** A refusal that names the place of an idea in the request is about that idea; the others are about the request. */
export function sortByIdea(errors: readonly UserError[], ideaIds: readonly string[]) {
  const byIdea = new Map<string, string>();
  const rest: UserError[] = [];
  for (const error of errors) {
    const place = error.field?.findLast((part) => /^\d+$/.test(part));
    const id = place === undefined ? undefined : ideaIds[Number(place)];
    if (id === undefined) rest.push(error);
    else if (!byIdea.has(id)) byIdea.set(id, error.message);
  }
  return { byIdea, rest };
}
