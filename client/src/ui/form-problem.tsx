import type { CombinedError } from '@urql/core';
import { RequestErrorText } from './problem.js';

/** What is wrong with a form as a whole; what is wrong with a field stands at the field. */
export function FormProblem({
  general,
  requestError,
}: {
  general: readonly string[];
  requestError: CombinedError | undefined;
}) {
  if (general.length === 0 && !requestError) return null;
  return (
    <div className="problem" role="alert" tabIndex={-1}>
      {requestError && (
        <p>
          <RequestErrorText error={requestError} />
        </p>
      )}
      {general.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}
