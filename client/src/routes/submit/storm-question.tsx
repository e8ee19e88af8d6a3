import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Countdown } from '../../features/storms/countdown.js';
import { stormPath } from '../../features/storms/storm-facts.js';
import { useStormTurn } from '../../features/storms/use-storm-turn.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Notice } from '../../ui/notice.js';

export const SubmitStormQuery = graphql(`
  query SubmitStorm($slug: String!) {
    storm(slug: $slug) {
      id
      slug
      title
      state
      opensAt
      closesAt
      board {
        id
        slug
        name
      }
    }
  }
`);
export type SubmitStorm = NonNullable<ResultOf<typeof SubmitStormQuery>['storm']>;

/** The storm that an idea is to be submitted into, if the address names one; read again when it opens or closes. */
export function useSubmitStorm(slug: string | null) {
  const [{ data, error, fetching }, execute] = useQuery({
    query: SubmitStormQuery,
    variables: { slug: slug ?? '' },
    pause: slug === null,
    requestPolicy: 'cache-and-network',
  });
  const reload = () => execute({ requestPolicy: 'network-only' });
  const storm = slug === null ? undefined : (data?.storm ?? undefined);
  useStormTurn(storm, reload);
  const isUnknown = slug !== null && data !== undefined && !data.storm && !fetching;
  return { storm, isUnknown, isLoading: slug !== null && !storm && !isUnknown && !error, error, reload };
}

/** What is asked, above the form. */
export function StormQuestion({ storm }: { storm: SubmitStorm }) {
  return (
    <section className="storm-question">
      <h2>
        <Link to={stormPath(storm)}>{storm.title}</Link>
      </h2>
      <p>
        <Trans>Storm session</Trans> · <Countdown storm={storm} />
      </p>
    </section>
  );
}

export function StormQuestionSkeleton() {
  return (
    <div className="storm-question" aria-busy="true">
      <output className="visually-hidden">
        <Trans>Loading…</Trans>
      </output>
      <span className="skeleton" aria-hidden="true" />
      <span className="skeleton" aria-hidden="true" />
    </div>
  );
}

interface StormTakesNothingProps {
  storm: SubmitStorm | undefined;
  /** Something is written, and stays below. */
  keepsText: boolean;
}

/** In place of the form, or above one with something in it, where the storm takes no ideas or there is none. */
export function StormTakesNothing({ storm, keepsText }: StormTakesNothingProps) {
  const format = useFormat();
  const action = (
    <>
      {storm && (
        <Link className={keepsText ? 'button' : 'button button-main'} to={stormPath(storm)}>
          <Trans>To the storm session</Trans>
        </Link>
      )}
      <Link
        className={keepsText ? 'button button-main' : 'button'}
        to={storm ? `/submit?board=${encodeURIComponent(storm.board.slug)}` : '/submit'}
      >
        {keepsText ? (
          <Trans>Submit your idea outside of it</Trans>
        ) : (
          <Trans>Submit an idea outside of it</Trans>
        )}
      </Link>
    </>
  );
  const kept = keepsText && (
    <p>
      <Trans>
        What you wrote is kept: it stands below, and goes along if you submit it outside of the session.
      </Trans>
    </p>
  );
  if (!storm)
    return (
      <Notice title={<Trans>There is no such storm session</Trans>} action={action}>
        {kept || undefined}
      </Notice>
    );
  const [opens, closes] = [format.moment(storm.opensAt), format.moment(storm.closesAt)];
  return (
    <Notice
      title={
        storm.state === 'UPCOMING' ? (
          <Trans>This storm session has not opened yet</Trans>
        ) : (
          <Trans>This storm session is over</Trans>
        )
      }
      action={<div className="storm-refused">{action}</div>}
    >
      <p>{storm.title}</p>
      <p>
        {storm.state === 'UPCOMING' ? (
          <Trans>It takes ideas from {opens} on.</Trans>
        ) : (
          <Trans>It took ideas until {closes}. Ideas are welcome outside of it, too.</Trans>
        )}
      </p>
      {kept}
    </Notice>
  );
}
