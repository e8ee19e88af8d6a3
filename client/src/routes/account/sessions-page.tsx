import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { AccountFrame } from '../../features/account/account-frame.js';
import { useShell } from '../../features/session/shell.js';
import { useSessionEnd } from '../../features/session/use-session-change.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { sendMutation } from '../../graphql/send-mutation.js';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { UserErrorFields } from '../../graphql/user-errors.js';
import { useFormat } from '../../i18n/use-format.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Problem } from '../../ui/problem.js';
import { TimeAgo } from '../../ui/time-ago.js';

export const SessionsQuery = graphql(`
  query Sessions {
    viewer {
      sessions {
        id
        current
        userAgent
        createdAt
        lastSeenAt
      }
    }
  }
`);

export const EndSession = graphql(
  `
    mutation EndSession($input: EndSessionInput!) {
      endSession(input: $input) {
        endedId
        userErrors {
          ...UserErrorFields
        }
      }
    }
  `,
  [UserErrorFields],
);

type Session = NonNullable<ResultOf<typeof SessionsQuery>['viewer']>['sessions'][number];

export default function SessionsPage() {
  const { t } = useLingui();
  const { viewer } = useShell();
  const [{ data, error }, execute] = useQuery({
    query: SessionsQuery,
    pause: !viewer,
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => execute({ requestPolicy: 'network-only' });
  return (
    <AccountFrame title={t`Sessions`} path="/account/sessions" busy={!data && !error}>
      <p className="muted">
        <Trans>
          Where you are signed in. End what you don’t know, and set a new password then: that ends all other
          sessions, too.
        </Trans>
      </p>
      {error && !data && <Problem error={error} retry={refresh} />}
      {!data && !error && <div className="skeleton skeleton-block" aria-hidden="true" />}
      {data?.viewer && <SessionList sessions={data.viewer.sessions} changed={refresh} />}
    </AccountFrame>
  );
}

/** Ends sessions one after the other; what was ended meanwhile by another tab is ended, too. */
function useEndSessions(changed: () => void, ended: (count: number) => void) {
  const client = useClient();
  const leave = useSessionEnd();
  const [failure, setFailure] = useState<FormFailure>();
  const [ending, setEnding] = useState<ReadonlySet<string>>(new Set());
  const end = async (sessions: readonly Session[]) => {
    if (ending.size > 0) return;
    setFailure(undefined);
    setEnding(new Set(sessions.map(({ id }) => id)));
    let isDone = true;
    for (const { id } of sessions) {
      const sent = await sendMutation(
        client,
        EndSession,
        { input: { id } },
        (data) => data.endSession?.userErrors,
      );
      const isGone = sent.failure?.userErrors.some(({ code }) => code === 'NOT_FOUND') ?? false;
      if (sent.failure && !isGone) {
        setFailure(sent.failure);
        isDone = false;
        break;
      }
    }
    setEnding(new Set());
    if (isDone && sessions.some(({ current }) => current)) return leave('/');
    changed();
    if (isDone) ended(sessions.length);
  };
  return { end, ending, failure };
}

function SessionList({ sessions, changed }: { sessions: readonly Session[]; changed(): void }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const list = useRef<HTMLUListElement>(null);
  const { end, ending, failure } = useEndSessions(changed, (count) => {
    // The button that was pressed goes with its session.
    list.current?.focus();
    announce(count === 1 ? t`The session is ended.` : t`The other sessions are ended.`);
  });
  const others = sessions.filter(({ current }) => !current);
  return (
    <>
      <FormProblem
        general={failure?.userErrors.map(({ message }) => message) ?? []}
        requestError={failure?.requestError}
      />
      <ul ref={list} className="sessions" tabIndex={-1} aria-label={t`Sessions`}>
        {sessions.map((session) => (
          <SessionItem
            key={session.id}
            session={session}
            busy={ending.has(session.id)}
            end={() => void end([session])}
          />
        ))}
      </ul>
      {others.length > 0 ? (
        <button
          type="button"
          className="button"
          aria-disabled={ending.size > 0 || undefined}
          onClick={() => void end(others)}
        >
          <Trans>End all others</Trans>
        </button>
      ) : (
        <p className="muted">
          <Trans>You are signed in nowhere else.</Trans>
        </p>
      )}
    </>
  );
}

function SessionItem({ session, busy, end }: { session: Session; busy: boolean; end(): void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { userAgent, createdAt, lastSeenAt, current } = session;
  const since = format.moment(createdAt);
  return (
    <li className="card session">
      <div>
        <p className="session-browser">{userAgent ?? <Trans>A browser that didn’t give its name</Trans>}</p>
        <p className="muted">
          {current ? (
            <strong>
              <Trans>This browser</Trans>
            </strong>
          ) : (
            <Trans>
              Last used <TimeAgo time={lastSeenAt} />
            </Trans>
          )}{' '}
          · <Trans>signed in {since}</Trans>
        </p>
      </div>
      <button
        type="button"
        className="button"
        aria-disabled={busy || undefined}
        aria-label={current ? undefined : t`End the session of ${since}`}
        onClick={end}
      >
        {current ? <Trans>Sign out</Trans> : <Trans>End</Trans>}
      </button>
    </li>
  );
}
