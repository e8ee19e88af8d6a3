import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';

/** A query that is asked again with another `mark`, which says that its answer may be another one. */
export function useLiveQuery<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  mark: string,
) {
  const [{ data, error }, execute] = useQuery<Data>({
    query,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const known = useRef(mark);
  useEffect(() => {
    if (known.current === mark) return;
    known.current = mark;
    execute({ requestPolicy: 'network-only' });
  }, [mark, execute]);
  return { data, error, retry: () => execute({ requestPolicy: 'network-only' }) };
}
