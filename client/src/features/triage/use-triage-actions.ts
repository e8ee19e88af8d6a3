import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClient } from 'urql';
import { readFragment, type FragmentOf } from '../../graphql/graphql.js';
import { sendMutation, type Sent } from '../../graphql/send-mutation.js';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { SeenIdeas } from './changes.js';
import { DEED_SHOWN_MS, useDeeds } from './deeds.js';
import { NO_PROBLEMS, sortByIdea, type RowProblems } from './row-problems.js';
import { TriagedIdeaFields, TriageRowFields, type TriageRow } from './triage-fields.js';
import {
  AssignIdea,
  ChangeStatus,
  MergeIdeas,
  TagIdea,
  UndoStatus,
  UnmergeIdea,
} from './triage-mutations.js';
import { triagedIdeas } from './triaged-ideas.js';
import { TriagedIdeasQuery } from './triage-queries.js';

type Triaged = FragmentOf<typeof TriagedIdeaFields>;

/** Left out = unchanged, null = nobody. */
export interface Assignment {
  teamId?: string | null;
  memberId?: string | null;
}

const rowsOf = (refs: ReadonlyArray<Triaged | null | undefined>): TriageRow[] =>
  refs.flatMap((ref) => (ref ? readFragment(TriageRowFields, readFragment(TriagedIdeaFields, ref)) : []));

const idsOf = (ideas: ReadonlyArray<{ id: string }>) => ideas.map(({ id }) => id);

const together = (failures: readonly FormFailure[]): FormFailure | null =>
  failures.length === 0
    ? null
    : {
        userErrors: failures.flatMap(({ userErrors }) => userErrors),
        requestError: failures.find(({ requestError }) => requestError)?.requestError,
      };

/** How many requests for single ideas are under way at once. */
const ABREAST = 4;

/** What can be done to ideas of the inbox, each with its announcement and, where there is one, its way back. */
export function useTriageActions() {
  const { t } = useLingui();
  const client = useClient();
  const announce = useAnnounce();
  const deeds = useDeeds();
  const [seen] = useState(() => new SeenIdeas());
  const [problems, setProblems] = useState<RowProblems>(NO_PROBLEMS);

  /** Marks `ids` as being changed from here until `work` is done, and what came of it as seen. */
  const own = async <Data>(
    ids: readonly string[],
    work: () => Promise<Sent<Data>>,
    changed: (data: Data) => ReadonlyArray<Triaged | null | undefined>,
  ): Promise<Sent<Data>> => {
    seen.begin(ids);
    let rows: TriageRow[] = [];
    try {
      const sent = await work();
      if (sent.data !== null) rows = rowsOf(changed(sent.data));
      return sent;
    } finally {
      seen.end(ids, rows);
    }
  };

  const done = (message: string, undo?: () => Promise<FormFailure | null>, until?: number) => {
    announce(message);
    deeds.add({ message, until: until ?? Date.now() + DEED_SHOWN_MS, undo });
  };
  const showProblems = (ids: readonly string[], found: RowProblems) =>
    setProblems((before) => new Map([...[...before].filter(([id]) => !ids.includes(id)), ...found]));

  /** The ideas as they are now. */
  const reload = async (ids: readonly string[]) => {
    const { data } = await client
      .query(TriagedIdeasQuery, { ids: [...ids] }, { requestPolicy: 'network-only' })
      .toPromise();
    return triagedIdeas(data);
  };

  const undoStatus = (ids: readonly string[], statusChangeIds: string[]) => async () => {
    const { failure } = await own(
      ids,
      () =>
        sendMutation(
          client,
          UndoStatus,
          { input: { statusChangeIds } },
          (data) => data.undoStatusChange?.userErrors,
        ),
      (data) => data.undoStatusChange?.ideas ?? [],
    );
    return failure;
  };

  /** All or none. The present status with a response is an answer without a step. */
  const changeStatus = async (
    ideas: readonly TriageRow[],
    to: { key: string; name: string },
    response: string | null,
  ): Promise<FormFailure | null> => {
    const ids = idsOf(ideas);
    const input = {
      ideaIds: ids,
      statusKey: to.key,
      response,
      expected: ideas.map(({ id, triageVersion }) => ({ ideaId: id, triageVersion })),
    };
    const { data, failure } = await own(
      ids,
      () => sendMutation(client, ChangeStatus, { input }, (sent) => sent.changeIdeaStatus?.userErrors),
      (sent) => sent.changeIdeaStatus?.ideas ?? [],
    );
    showProblems(ids, sortByIdea(failure?.userErrors ?? [], ids).byIdea);
    if (failure) return failure;
    const steps = readFragment(TriagedIdeaFields, data.changeIdeaStatus?.ideas ?? []).flatMap(
      ({ history }) => history.nodes[0] ?? [],
    );
    // By the server's clock, whatever this one says.
    const left = Math.min(
      DEED_SHOWN_MS,
      ...steps.map(({ createdAt, undoableUntil }) =>
        undoableUntil === null ? 0 : Date.parse(undoableUntil) - Date.parse(createdAt),
      ),
    );
    const count = ideas.length;
    const { name } = to;
    const message = ideas.every(({ status }) => status.key === to.key)
      ? t`${plural(count, { one: '# idea answered', other: '# ideas answered' })}`
      : t`${plural(count, { one: `# idea moved to ${name}`, other: `# ideas moved to ${name}` })}`;
    if (left > 0)
      done(
        message,
        undoStatus(
          ids,
          steps.map(({ id }) => id),
        ),
        Date.now() + left,
      );
    else done(message);
    return null;
  };

  /** One request an idea; what is refused stands at its row, the rest is done. */
  const each = async (
    ideas: readonly TriageRow[],
    send: (idea: TriageRow) => Promise<{ row: TriageRow | undefined; failure: FormFailure | null }>,
  ) => {
    const changed = new Map<TriageRow, TriageRow>();
    const refused = new Map<string, string>();
    const failures: FormFailure[] = [];
    const waiting = [...ideas];
    const worker = async () => {
      for (let idea = waiting.shift(); idea; idea = waiting.shift()) {
        const { row, failure } = await send(idea);
        if (row) changed.set(idea, row);
        if (failure) failures.push(failure);
        const [error] = failure?.userErrors ?? [];
        if (error) refused.set(idea.id, error.message);
      }
    };
    await Promise.all(Array.from({ length: Math.min(ABREAST, ideas.length) }, worker));
    showProblems(idsOf(ideas), refused);
    return { changed, failure: together(failures) };
  };

  const sendAssignment = async (idea: TriageRow, to: Assignment) => {
    const input = { ideaId: idea.id, triageVersion: idea.triageVersion, ...to };
    const { data, failure } = await own(
      [idea.id],
      () => sendMutation(client, AssignIdea, { input }, (sent) => sent.assignIdea?.userErrors),
      (sent) => [sent.assignIdea?.idea],
    );
    return { row: rowsOf([data?.assignIdea?.idea])[0], failure };
  };
  const sendTags = async (idea: TriageRow, tags: readonly string[]) => {
    const input = { ideaId: idea.id, triageVersion: idea.triageVersion, tags: [...tags] };
    const { data, failure } = await own(
      [idea.id],
      () => sendMutation(client, TagIdea, { input }, (sent) => sent.tagIdea?.userErrors),
      (sent) => [sent.tagIdea?.idea],
    );
    return { row: rowsOf([data?.tagIdea?.idea])[0], failure };
  };
  /** Sets each changed idea back to what it was, unless somebody has changed it since. */
  const backBy =
    (
      changed: ReadonlyMap<TriageRow, TriageRow>,
      send: (now: TriageRow, before: TriageRow) => ReturnType<typeof sendTags>,
    ) =>
    async (): Promise<FormFailure | null> => {
      const before = new Map([...changed].map(([was, now]) => [now.id, was]));
      const { failure } = await each([...changed.values()], (now) => send(now, before.get(now.id) ?? now));
      return failure;
    };

  const assign = async (ideas: readonly TriageRow[], to: Assignment, name: string | null) => {
    const result = await each(ideas, (idea) => sendAssignment(idea, to));
    const count = result.changed.size;
    if (count > 0)
      done(
        name === null
          ? t`${plural(count, { one: '# idea assigned to nobody', other: '# ideas assigned to nobody' })}`
          : t`${plural(count, { one: `# idea assigned to ${name}`, other: `# ideas assigned to ${name}` })}`,
        backBy(result.changed, (now, before) =>
          sendAssignment(now, {
            ...('teamId' in to && { teamId: before.team?.id ?? null }),
            ...('memberId' in to && { memberId: before.assignee?.id ?? null }),
          }),
        ),
      );
    return result;
  };

  const tag = async (ideas: readonly TriageRow[], tagsOf: (idea: TriageRow) => readonly string[]) => {
    const result = await each(ideas, (idea) => sendTags(idea, tagsOf(idea)));
    const count = result.changed.size;
    if (count > 0)
      done(
        t`${plural(count, { one: '# idea tagged', other: '# ideas tagged' })}`,
        backBy(result.changed, (now, before) => sendTags(now, before.tags)),
      );
    return result;
  };

  const unmerge = async (ideaIds: readonly string[]): Promise<FormFailure | null> => {
    for (const ideaId of ideaIds) {
      const { failure } = await own(
        [ideaId],
        () =>
          sendMutation(client, UnmergeIdea, { input: { ideaId } }, (data) => data.unmergeIdea?.userErrors),
        (data) => [data.unmergeIdea?.idea, data.unmergeIdea?.formerTarget],
      );
      if (failure) return failure;
    }
    announce(
      t`${plural(ideaIds.length, { one: '# idea stands alone again', other: '# ideas stand alone again' })}`,
    );
    return null;
  };

  const merge = async (
    target: { id: string; title: string },
    sourceIds: readonly string[],
  ): Promise<FormFailure | null> => {
    const ids = [target.id, ...sourceIds];
    seen.begin(ids);
    let now: TriageRow[] = [];
    try {
      const { data, failure } = await sendMutation(
        client,
        MergeIdeas,
        { input: { targetId: target.id, sourceIds: [...sourceIds] } },
        (sent) => sent.mergeIdeas?.userErrors,
      );
      showProblems(sourceIds, sortByIdea(failure?.userErrors ?? [], sourceIds).byIdea);
      if (failure) return failure;
      const sources = await reload(sourceIds);
      now = [...rowsOf([data.mergeIdeas?.target]), ...sources.map(({ row }) => row)];
    } finally {
      seen.end(ids, now);
    }
    const count = sourceIds.length;
    const { title } = target;
    done(
      t`${plural(count, { one: `# idea merged into “${title}”`, other: `# ideas merged into “${title}”` })}`,
      () => unmerge(sourceIds),
    );
    return null;
  };

  /** Says that the ideas were adopted, and shows what that made of them. */
  const adopted = async (ids: readonly string[], adoption: { id: string; title: string }) => {
    const { title } = adoption;
    const message = t`${plural(ids.length, { one: `# idea adopted: “${title}”`, other: `# ideas adopted: “${title}”` })}`;
    announce(message);
    const link = { to: `/adoptions/${encodeURIComponent(adoption.id)}`, label: t`Open the adoption` };
    deeds.add({ message, until: Date.now() + DEED_SHOWN_MS, link });
    seen.begin(ids);
    const now = await reload(ids);
    seen.end(
      ids,
      now.map(({ row }) => row),
    );
  };

  return { seen, deeds, problems, reload, changeStatus, assign, tag, merge, unmerge, adopted };
}

export type TriageActions = ReturnType<typeof useTriageActions>;
