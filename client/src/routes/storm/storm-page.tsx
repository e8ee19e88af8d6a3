import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { useQuery } from 'urql';
import { MemberLink } from '../../features/members/member-link.js';
import { usePageHead } from '../../features/session/page-head.js';
import { withNext } from '../../features/session/return-to.js';
import { useShell } from '../../features/session/shell.js';
import { StormActions } from '../../features/storms/storm-actions.js';
import {
  StormCardFields,
  StormFacts,
  stormPath,
  type StormOnPage,
} from '../../features/storms/storm-facts.js';
import { StormStateChip, type StormState } from '../../features/storms/storm-state.js';
import { StormWhen } from '../../features/storms/storm-when.js';
import { useStormTurn } from '../../features/storms/use-storm-turn.js';
import { readFragment } from '../../graphql/graphql.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Avatar } from '../../ui/avatar.js';
import { Icon } from '../../ui/icon.js';
import { PageHeading } from '../../ui/page-heading.js';
import { Problem } from '../../ui/problem.js';
import { NotFound } from '../not-found/not-found-page.js';
import { StormIdeas } from './storm-ideas.js';
import { StormPageQuery } from './storm-query.js';

/** A question of the company: who asks it, how long it is open, the ideas that answer it, and what came of them. */
export default function StormPage() {
  const { slug = '' } = useParams();
  const [{ data, error, fetching }, execute] = useQuery({
    query: StormPageQuery,
    variables: { slug },
    requestPolicy: 'cache-and-network',
  });
  const storm = data?.storm ? readFragment(StormFacts, data.storm) : undefined;
  usePageHead(storm?.title ?? null, storm && stormPath(storm));
  const reload = () => execute({ requestPolicy: 'network-only' });
  useStormTurn(storm, reload);
  if (data && !storm && !fetching) return <NotFound />;
  if (error && !storm) {
    return (
      <div className="page">
        <Problem error={error} retry={reload} />
      </div>
    );
  }
  return storm ? <Storm key={storm.id} storm={storm} /> : <StormSkeleton />;
}

function Storm({ storm }: { storm: StormOnPage }) {
  const { t } = useLingui();
  const { host, board, ideaCount } = readFragment(StormCardFields, storm);
  useTurnAnnounced(storm.state);
  const result = useRef<HTMLHeadingElement>(null);
  const [posted, setPosted] = useState(0);
  useEffect(() => {
    // What opened the dialog may have gone with the end.
    if (posted > 0) result.current?.focus();
  }, [posted]);
  return (
    <div className="storm-page">
      <nav aria-label={t`You are here`} className="storm-crumbs">
        <Link to="/storms">
          <Trans>Storm sessions</Trans>
        </Link>
        <Link to={`/boards/${encodeURIComponent(board.slug)}`}>{board.name}</Link>
      </nav>
      <PageHeading className="storm-title">{storm.title}</PageHeading>
      <div className="storm-meta">
        <StormStateChip state={storm.state} />
        <StormWhen storm={storm} />
        <MemberLink className="storm-host" member={host}>
          <Avatar name={host.displayName} handle={host.handle} url={host.avatarUrl} />
          <bdi>{host.displayName}</bdi>
        </MemberLink>
      </div>
      <StormActions storm={storm} onPosted={() => setPosted(posted + 1)} />
      {storm.resultHtml !== null && (
        <section className="response" data-stage="DELIVERED" aria-labelledby="storm-result-title">
          <div className="response-head">
            <h2 id="storm-result-title" ref={result} tabIndex={-1}>
              <Icon name="check" />
              <Trans>What came of it</Trans>
            </h2>
          </div>
          <div className="prose" dangerouslySetInnerHTML={{ __html: storm.resultHtml }} />
        </section>
      )}
      {storm.briefHtml.trim() !== '' && (
        <div className="prose storm-brief" dangerouslySetInnerHTML={{ __html: storm.briefHtml }} />
      )}
      <Standing storm={storm} />
      <StormIdeas storm={storm} count={ideaCount} />
    </div>
  );
}

/** What one can do about it now. */
function Standing({ storm }: { storm: StormOnPage }) {
  const { viewer } = useShell();
  const { pathname } = useLocation();
  const submitPath = `/submit?storm=${encodeURIComponent(storm.slug)}`;
  if (storm.state === 'CLOSED') {
    return storm.result === null ? (
      <p className="idea-note">
        <Trans>
          It takes no more ideas. What comes of it will be told here, and to everyone who took part.
        </Trans>
      </p>
    ) : null;
  }
  if (storm.state === 'UPCOMING') {
    return (
      <p className="idea-note">
        {viewer === null ? (
          <Trans>
            It takes ideas once it opens. <Link to={withNext('/sign-up', pathname)}>Sign up</Link> to be told.
          </Trans>
        ) : (
          <Trans>It takes ideas once it opens. You will be told.</Trans>
        )}
      </p>
    );
  }
  return (
    <p className="storm-submit">
      <Link className="button button-main" to={submitPath}>
        <Icon name="plus" />
        <Trans>Submit an idea into it</Trans>
      </Link>
    </p>
  );
}

/** Says when it opens or closes before one's eyes. */
function useTurnAnnounced(state: StormState): void {
  const { t } = useLingui();
  const announce = useAnnounce();
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    announce(state === 'OPEN' ? t`The storm session is open now.` : t`The storm session is over now.`);
  }, [state, announce, t]);
}

function StormSkeleton() {
  return (
    <div className="storm-page" aria-busy="true">
      <output className="visually-hidden">
        <Trans>Loading…</Trans>
      </output>
      <div className="storm-skeleton" aria-hidden="true">
        <span className="skeleton" />
        <span className="skeleton" />
        <span className="skeleton" />
        <span className="skeleton" />
      </div>
    </div>
  );
}
