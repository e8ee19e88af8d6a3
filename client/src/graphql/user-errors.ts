import { graphql, readFragment, type FragmentOf, type ResultOf } from './graphql.js';

export const UserErrorFields = graphql(`
  fragment UserErrorFields on UserError {
    code
    field
    message
  }
`);

export type UserError = ResultOf<typeof UserErrorFields>;
export type UserErrorRefs = ReadonlyArray<FragmentOf<typeof UserErrorFields>>;

export const userErrorsOf = (refs: UserErrorRefs | undefined): readonly UserError[] =>
  refs ? readFragment(UserErrorFields, refs) : [];

/** Each message under the first of `fields` that it names; what names none of them is `general`. */
export function sortUserErrors<Field extends string>(errors: readonly UserError[], fields: readonly Field[]) {
  const byField: Partial<Record<Field, string>> = {};
  const general: string[] = [];
  for (const error of errors) {
    const field = fields.find((name) => error.field?.includes(name));
    if (field === undefined) general.push(error.message);
    else byField[field] ??= error.message;
  }
  return { byField, general };
}
