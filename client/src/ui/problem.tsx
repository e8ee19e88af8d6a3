import { Trans } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import type { ReactNode } from 'react';
import { requestErrorKind, retryAfterOf } from '../graphql/request-error.js';
import { useFormat } from '../i18n/use-format.js';

/** What nobody needs to be told the length of, seconds. */
const MOMENT = 120;

/** Says that a request failed, that nothing was lost by it, and how to go on. */
export function Problem({ error, retry }: { error: CombinedError; retry?: () => void }) {
  return (
    <div className="problem" role="alert">
      <p>
        <RequestErrorText error={error} />
      </p>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          <Trans>Try again</Trans>
        </button>
      )}
    </div>
  );
}

export function RequestErrorText({ error }: { error: CombinedError }): ReactNode {
  const format = useFormat();
  const wait = format.duration(retryAfterOf(error));
  switch (requestErrorKind(error)) {
    case 'UNREACHABLE':
      return (
        <Trans>The server can’t be reached. Nothing was lost; check your connection and try again.</Trans>
      );
    case 'UNAUTHENTICATED':
      return <Trans>You are no longer signed in. Nothing was lost; sign in and try again.</Trans>;
    case 'FORBIDDEN':
      return <Trans>Your account may not do this.</Trans>;
    case 'RATE_LIMITED':
      return retryAfterOf(error) > MOMENT ? (
        <Trans>That was a lot in a short time. Nothing was lost; it goes again in {wait}.</Trans>
      ) : (
        <Trans>That was a lot in a short time. Nothing was lost; wait a moment and try again.</Trans>
      );
    case 'BAD_USER_INPUT':
      return <Trans>The server didn’t understand this request. Nothing was changed.</Trans>;
    default:
      return <Trans>Something went wrong on the server. Nothing was lost; try again in a moment.</Trans>;
  }
}
