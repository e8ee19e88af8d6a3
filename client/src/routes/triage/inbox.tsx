import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { parseIdeaNumber } from '../../features/ideas/idea-path.js';
import { IdeaCountQuery } from '../../features/ideas/ideas-query.js';
import { useShell } from '../../features/session/shell.js';
import type { Asking } from '../../features/triage/asking.js';
import type { Desk } from '../../features/triage/desk.js';
import type { KeyAction } from '../../features/triage/key-map.js';
import type { MergeTarget } from '../../features/triage/merge-target.js';
import { loadOwnViews, withOwnView, withoutOwnView } from '../../features/triage/own-views.js';
import { all, NOTHING, toggled, extended, without } from '../../features/triage/selection.js';
import type { TriageRow } from '../../features/triage/triage-fields.js';
import { TriageRows } from '../../features/triage/triage-rows.js';
import { TriageRowSkeletons, type RowPress } from '../../features/triage/triage-row.js';
import { formatView, parseView, stillBelongs, triageVariables } from '../../features/triage/triage-view.js';
import { useTriageActions } from '../../features/triage/use-triage-actions.js';
import { useTriageKeys } from '../../features/triage/use-triage-keys.js';
import { useTriageList } from '../../features/triage/use-triage-list.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Problem } from '../../ui/problem.js';
import { useStableCallback } from '../../ui/use-stable-callback.js';
import { BulkBar } from './bulk-bar.js';
import { EmptyList } from './empty-list.js';
import { InboxBar } from './inbox-bar.js';
import { ListEnd } from './list-end.js';
import { ReadingPane } from './reading-pane.js';
import { TriageDialog } from './triage-dialog.js';
import { UndoBar } from './undo-bar.js';
import { useCursor } from './use-cursor.js';
import { ViewBar } from './view-bar.js';

/** How close to the end of the list the cursor may come before more is fetched. */
const NEAR_END = 5;

export function Inbox({ desk }: { desk: Desk }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { viewer } = useShell();
  const [query] = useSearchParams();
  const viewKey = formatView(parseView(query)).toString();
  const view = useMemo(() => parseView(new URLSearchParams(viewKey)), [viewKey]);
  const variables = triageVariables(view, desk);
  const list = useTriageList(variables, view.show);
  const { rows } = list;
  const isCut = view.show === 'overdue';
  const [{ data: counted }, recount] = useQuery({
    query: IdeaCountQuery,
    variables: { filter: variables.filter },
    pause: isCut,
    requestPolicy: 'cache-and-network',
  });

  const actions = useTriageActions();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [ownViews, setOwnViews] = useState(loadOwnViews);
  const [noteWanted, setNoteWanted] = useState<number | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const cursor = useCursor(view, viewKey, rows, parseIdeaNumber(query.get('idea') ?? undefined));
  const { current, paneNumber, listArea, paneArea } = cursor;

  // Another view is another list: what was selected in the last one is not in it.
  const [selected, setSelected] = useState({ viewKey, selection: NOTHING });
  const selection = selected.viewKey === viewKey ? selected.selection : NOTHING;
  const select = (next: typeof selection) => setSelected({ viewKey, selection: next });
  const order = rows.map(({ id }) => id);
  const chosen = rows.filter(({ id }) => selection.ids.has(id));

  /** What the reading pane shows, which may be an idea that the list doesn't have. */
  const shown = useRef<{ row: TriageRow; duplicates: readonly MergeTarget[] } | null>(null);
  const atHand = (): TriageRow | undefined =>
    shown.current?.row.number === paneNumber && !cursor.hasMoved ? shown.current.row : current;
  const acting = (): readonly TriageRow[] => {
    const one = atHand();
    return chosen.length > 0 ? chosen : one ? [one] : [];
  };

  const assignToMe = async (ideas: readonly TriageRow[]) => {
    const others = ideas.filter(({ assignee }) => assignee?.id !== desk.viewerId);
    if (others.length === 0) return announce(t`It is yours already.`);
    const me = viewer?.member.displayName ?? '';
    const { failure } = await actions.assign(others, { memberId: desk.viewerId }, me);
    if (!failure) return undefined;
    actions.deeds.fail(failure);
    await actions.reload(others.map(({ id }) => id));
    return undefined;
  };
  const undo = async () => {
    if (!actions.deeds.latest?.undo) return announce(t`There is nothing to undo.`);
    if (await actions.deeds.undo()) announce(t`Undone.`);
    return undefined;
  };
  const refresh = () => {
    list.refresh();
    if (!isCut) recount({ requestPolicy: 'network-only' });
  };
  const note = () => {
    const one = atHand();
    if (!one) return;
    setNoteWanted(one.number);
    cursor.show(one);
  };
  const leave = () => {
    if (cursor.leave()) return;
    if (selection.ids.size > 0) select(NOTHING);
  };
  const move = (index: number, extend: boolean) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    if (extend) {
      const from = selection.anchor === null && current ? toggled(NOTHING, current.id) : selection;
      select(extended({ ids: new Set([...selection.ids, ...from.ids]), anchor: from.anchor }, order, row.id));
    }
    cursor.moveTo(row);
    if (rows.length - index <= NEAR_END) list.loadMore();
  };
  const here = current ? order.indexOf(current.id) : -1;
  const askAbout = (kind: 'answer' | 'status' | 'assign' | 'tags' | 'merge' | 'adopt') => {
    const ideas = acting();
    if (ideas.length > 0) setAsking({ kind, ideas });
  };
  const onAction: Record<KeyAction, () => void> = {
    next: () => move(here + 1, false),
    previous: () => move(here - 1, false),
    open: cursor.open,
    select: () => current && select(toggled(selection, current.id)),
    selectRange: () => current && select(extended(selection, order, current.id)),
    answer: () => askAbout('answer'),
    status: () => askAbout('status'),
    assign: () => askAbout('assign'),
    assignToMe: () => void assignToMe(acting()),
    tags: () => askAbout('tags'),
    merge: () => askAbout('merge'),
    adopt: () => askAbout('adopt'),
    note,
    undo: () => void undo(),
    refresh,
    search: () => {
      searchField.current?.focus();
      searchField.current?.select();
    },
    help: () => setAsking({ kind: 'keys' }),
    leave,
  };
  useTriageKeys({
    action: (action) => onAction[action](),
    duplicate: (place) => {
      const target = shown.current?.duplicates[place - 1];
      const row = atHand();
      if (target && row && shown.current?.row.id === row.id)
        setAsking({ kind: 'merge', ideas: [row], target });
    },
  });

  const press = useStableCallback((row: TriageRow, { chooses, extends: extending }: RowPress) => {
    if (extending) select(extended(selection, order, row.id));
    else if (chooses) select(toggled(selection, row.id));
    if (extending || chooses) cursor.moveTo(row, { stay: true });
    else cursor.show(row);
  });
  const isDone = (row: TriageRow) => !stillBelongs(row, view, desk);

  const wasRefreshing = useRef(false);
  useEffect(() => {
    if (wasRefreshing.current && !list.refreshing && !list.error) announce(t`The list is up to date.`);
    wasRefreshing.current = list.refreshing;
  }, [list.refreshing, list.error, announce, t]);

  const isEmpty = rows.length === 0 && !list.loading && !list.error;
  return (
    <div className="triage" data-open={cursor.isOpen || undefined}>
      <InboxBar
        view={view}
        searchField={searchField}
        refreshing={list.refreshing}
        refresh={refresh}
        ask={setAsking}
      />
      <ViewBar
        view={view}
        own={ownViews}
        remove={(name) => setOwnViews(withoutOwnView(ownViews, name))}
        ask={setAsking}
      />
      <div className="triage-panes">
        <div className="triage-list">
          <BulkBar
            total={isCut ? (list.loading ? undefined : rows.length) : counted?.ideas.totalCount}
            isAtLeast={isCut && list.hasMore}
            shown={rows.length}
            selected={chosen}
            ask={setAsking}
            selectAll={() => select(all(order))}
            clear={() => select(NOTHING)}
          />
          <div className="triage-scroll">
            {list.error && <Problem error={list.error} retry={list.retry} />}
            {isEmpty ? (
              <EmptyList view={view} />
            ) : (
              <TriageRows
                rows={rows}
                area={listArea}
                busy={list.loading || list.refreshing}
                currentId={current?.id}
                openId={rows.find(({ number }) => number === paneNumber)?.id}
                selection={selection}
                problems={actions.problems}
                isDone={isDone}
                onPress={press}
                onMove={move}
                onOpen={cursor.open}
                onToggle={onAction.select}
              />
            )}
            {list.loading && <TriageRowSkeletons count={rows.length === 0 ? 16 : 3} />}
            {list.loading && (
              <output className="visually-hidden">
                <Trans>Loading ideas…</Trans>
              </output>
            )}
            <ListEnd canLoad={list.hasMore && !list.loading && !list.error} loadMore={list.loadMore} />
          </div>
        </div>
        <section ref={paneArea} className="triage-pane" aria-label={t`The idea`} tabIndex={-1}>
          {paneNumber !== null && (
            <ReadingPane
              key={paneNumber}
              number={paneNumber}
              row={rows.find(({ number }) => number === paneNumber)}
              area={paneArea}
              actions={actions}
              ask={setAsking}
              assignToMe={(idea) => void assignToMe([idea])}
              back={cursor.back}
              wantsNote={noteWanted === paneNumber}
              onNote={() => setNoteWanted(null)}
              onShown={(row, duplicates) => {
                shown.current = { row, duplicates };
              }}
            />
          )}
        </section>
      </div>
      <UndoBar deeds={actions.deeds} onUndo={() => void undo()} />
      <TriageDialog
        asking={asking}
        view={view}
        actions={actions}
        ask={setAsking}
        close={() => setAsking(null)}
        settled={(ids) => select(without(selection, ids))}
        saveView={(name) => {
          setOwnViews(withOwnView(ownViews, { name, view }));
          setAsking(null);
        }}
      />
    </div>
  );
}
