import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { ideaPath } from '../../features/ideas/idea-path.js';
import { MemberLink } from '../../features/members/member-link.js';
import { StatusChip } from '../../features/ideas/status-chip.js';
import { useLiveIdea } from '../../features/live/use-live-idea.js';
import type { Ask } from '../../features/triage/asking.js';
import { MergeTargetFields, type MergeTarget } from '../../features/triage/merge-target.js';
import { DueChip } from '../../features/triage/due-chip.js';
import { ideaProse } from '../../features/ideas/idea-prose.js';
import { Attachments } from '../../features/attachments/attachments.js';
import { TriageRowFields, type TriageRow } from '../../features/triage/triage-fields.js';
import type { TriageActions } from '../../features/triage/use-triage-actions.js';
import { readFragment } from '../../graphql/graphql.js';
import { Avatar } from '../../ui/avatar.js';
import { Notice } from '../../ui/notice.js';
import { Problem } from '../../ui/problem.js';
import { TimeAgo } from '../../ui/time-ago.js';
import { useStableCallback } from '../../ui/use-stable-callback.js';
import { OfficialResponse } from '../idea/official-response.js';
import { History } from './history.js';
import { IdeaFacts } from './idea-facts.js';
import { MergedIdeas } from './merged-ideas.js';
import { Notes } from './notes.js';
import { OthersChanges } from './others-changes.js';
import { PaneActions } from './pane-actions.js';
import { ReadingQuery, type ReadIdea } from './reading-query.js';
import { SuggestedDuplicates } from './suggested-duplicates.js';

interface ReadingPaneProps {
  number: number;
  /** What the list knows of it already. */
  row: TriageRow | undefined;
  /** What it is read in, which scrolls. */
  area: RefObject<HTMLElement | null>;
  actions: TriageActions;
  ask: Ask;
  assignToMe(idea: TriageRow): void;
  back(): void;
  /** Leads the focus to writing a note, and tells when it is there. */
  wantsNote: boolean;
  onNote(): void;
  /** Tells which idea is shown and what may be the same, for the keys. */
  onShown(row: TriageRow, duplicates: readonly MergeTarget[]): void;
}

function scrollToTop(element: HTMLElement | null): void {
  if (element) element.scrollTop = 0;
}

export function ReadingPane({
  number,
  row,
  area,
  actions,
  ask,
  assignToMe,
  back,
  wantsNote,
  onNote,
  onShown,
}: ReadingPaneProps) {
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: ReadingQuery,
    variables: { number },
    requestPolicy: 'cache-and-network',
  });
  const idea = data?.idea;
  const shown = idea ? readFragment(TriageRowFields, idea) : row;
  const html = idea && shown ? ideaProse(shown.title, idea) : '';
  const refetch = () => execute({ requestPolicy: 'network-only' });
  useLiveIdea(shown?.id ?? null, refetch);
  const isWhole = useRefetchOnChange(shown?.triageVersion, fetching || stale, refetch);
  // Another idea is read from its beginning.
  useEffect(() => scrollToTop(area.current), [area]);
  const latest = useRef(onShown);
  useEffect(() => {
    latest.current = onShown;
  });
  useEffect(() => {
    if (shown)
      latest.current(
        shown,
        readFragment(
          MergeTargetFields,
          (idea?.similar ?? []).map((found) => found.idea),
        ),
      );
  }, [shown, idea]);

  return (
    <>
      {shown && (
        <PaneActions
          idea={shown}
          ask={ask}
          assignToMe={() => assignToMe(shown)}
          back={back}
          canTriage={idea?.viewerCan.triage ?? true}
          canVoteFor={idea?.viewerCan.voteFor ?? false}
        />
      )}
      {shown && <OthersChanges idea={shown} read={idea} isWhole={isWhole} seen={actions.seen} />}
      {shown && <PaneHead row={shown} idea={idea} />}
      {error && !idea && <Problem error={error} retry={() => execute({ requestPolicy: 'network-only' })} />}
      {!idea && !error && (data && !fetching ? <Gone /> : <PaneSkeleton />)}
      {idea && shown && (
        <>
          <MergedIdeas row={shown} merged={idea.merged} unmerge={actions.unmerge} />
          {html !== '' && <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />}
          <Attachments files={idea.attachments} html={html} />
          <IdeaFacts row={shown} idea={idea} ask={ask} />
          {idea.officialResponse && <OfficialResponse response={idea.officialResponse} board={idea.board} />}
          {!shown.mergedInto && (
            <SuggestedDuplicates
              duplicates={idea.similar}
              merge={(target) => ask({ kind: 'merge', ideas: [shown], target })}
            />
          )}
          <Notes
            key={shown.id}
            ideaId={shown.id}
            noteCount={shown.internalNoteCount ?? 0}
            wantsFocus={wantsNote}
            onFocus={onNote}
            changed={refetch}
          />
          <History changes={idea.history.nodes} createdAt={shown.createdAt} author={idea.author} />
        </>
      )}
    </>
  );
}

/**
 * What else belongs to an idea, such as its history, is asked for again when the idea was changed by whomever. Answers
 * whether all of it is of one moment.
 */
function useRefetchOnChange(version: number | undefined, busy: boolean, refetch: () => void): boolean {
  const [whole, setWhole] = useState<number | undefined>();
  const wasBusy = useRef(true);
  const again = useStableCallback(refetch);
  useEffect(() => {
    if (busy || version === undefined) {
      wasBusy.current = true;
      return;
    }
    if (wasBusy.current) setWhole(version);
    else again();
    wasBusy.current = false;
  }, [busy, version, again]);
  return !busy && whole === version;
}

function PaneHead({ row, idea }: { row: TriageRow; idea: ReadIdea | null | undefined }) {
  return (
    <header className="triage-pane-head">
      <h2>
        <Link to={ideaPath(row)}>{row.title}</Link>
      </h2>
      <p className="triage-pane-meta">
        <StatusChip status={row.status} />
        <DueChip idea={row} />
        <span>{row.board.name}</span>
        <span>#{row.number}</span>
        {idea && (
          <MemberLink className="triage-author" member={idea.author}>
            <Avatar name={idea.author.displayName} handle={idea.author.handle} url={idea.author.avatarUrl} />
            {idea.author.displayName}
          </MemberLink>
        )}
        <TimeAgo time={row.createdAt} />
        {idea?.editedAt && (
          <span>
            <Trans>edited</Trans>
          </span>
        )}
      </p>
    </header>
  );
}

function Gone() {
  return (
    <Notice title={<Trans>This idea is no longer here</Trans>}>
      <p>
        <Trans>It was deleted, hidden, or moved to a board that you don’t triage.</Trans>
      </p>
    </Notice>
  );
}

function PaneSkeleton() {
  return (
    <div className="triage-pane-skeleton" aria-busy="true">
      <output className="visually-hidden">
        <Trans>Loading the idea…</Trans>
      </output>
      <span className="skeleton" />
      <span className="skeleton" />
      <span className="skeleton" />
    </div>
  );
}
