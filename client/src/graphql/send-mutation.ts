import type { AnyVariables, Client, TypedDocumentNode } from '@urql/core';
import type { FormFailure } from './use-form-mutation.js';
import { userErrorsOf, type UserErrorRefs } from './user-errors.js';

export type Sent<Data> = { data: Data; failure: null } | { data: null; failure: FormFailure };

/** A mutation that no form of its own sends: its data once it is done, else why nothing was changed. */
export async function sendMutation<Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  refusals: (data: Data) => UserErrorRefs | undefined,
): Promise<Sent<Data>> {
  const { data, error } = await client.mutation(document, variables).toPromise();
  const userErrors = data ? userErrorsOf(refusals(data)) : [];
  if (data && !error && userErrors.length === 0) return { data, failure: null };
  return { data: null, failure: { userErrors, requestError: error } };
}
