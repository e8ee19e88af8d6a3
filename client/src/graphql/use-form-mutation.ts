import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import { useCallback, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { userErrorsOf, type UserError, type UserErrorRefs } from './user-errors.js';

export interface FormFailure {
  userErrors: readonly UserError[];
  requestError: CombinedError | undefined;
}

const NO_FAILURE: FormFailure = { userErrors: [], requestError: undefined };

/**
 * A mutation that a form sends. `run` answers with the data once it is done, with null after a refusal, which is then in
 * `failure`; while one is under way further calls do nothing.
 */
export function useFormMutation<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  refusals: (data: Data) => UserErrorRefs | undefined,
) {
  const [, execute] = useMutation(document);
  const [failure, setFailure] = useState(NO_FAILURE);
  const [pending, setPending] = useState(false);
  const busy = useRef(false);

  const run = async (variables: Variables): Promise<Data | null> => {
    if (busy.current) return null;
    busy.current = true;
    setPending(true);
    try {
      const { data, error } = await execute(variables);
      const userErrors = data ? userErrorsOf(refusals(data)) : [];
      setFailure({ userErrors, requestError: error });
      return data && !error && userErrors.length === 0 ? data : null;
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  const forgive = useCallback(() => setFailure(NO_FAILURE), []);
  return { run, pending, failure, forgive };
}
