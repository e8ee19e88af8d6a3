import type { TypedDocumentNode } from '@urql/core';
import { graphql, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { DocumentNode } from 'graphql';

export const server = setupServer();

const nameOf = (document: DocumentNode): string => {
  const [definition] = document.definitions;
  if (definition?.kind !== 'OperationDefinition' || !definition.name)
    throw new Error('An operation needs a name');
  return definition.name.value;
};

interface Refused {
  errors: ReadonlyArray<{ message: string; extensions: { code: string } }>;
}

/**
 * Answers `operation` for this test; its variables are typed by the document. What `respond` gives or promises is
 * what the wire carries: data, a `refusal(…)` of the whole request, or 'UNREACHABLE' for no answer at all.
 * @returns the variables of each call so far
 */
export function answer<Data, Variables>(
  operation: TypedDocumentNode<Data, Variables>,
  respond: (variables: Variables) => unknown,
): Variables[] {
  const calls: Variables[] = [];
  server.use(
    graphql.operation(async ({ operationName, variables }) => {
      if (operationName !== nameOf(operation)) return undefined;
      calls.push(variables as Variables);
      const answered = await respond(variables as Variables);
      if (answered === 'UNREACHABLE') return HttpResponse.error();
      if (isRefused(answered)) return HttpResponse.json({ data: null, errors: answered.errors });
      return HttpResponse.json({ data: answered as Record<string, unknown> });
    }),
  );
  return calls;
}

const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'errors' in value;

export const refusal = (code: string): Refused => ({ errors: [{ message: code, extensions: { code } }] });
