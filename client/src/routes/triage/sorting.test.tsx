import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { AdoptersQuery, AdoptIdeas } from '../../features/adoptions/adopt-queries.js';
import { AssignIdea, MergeIdeas, TagIdea, UnmergeIdea } from '../../features/triage/triage-mutations.js';
import { ThreadQuery } from '../../features/discussion/discussion-query.js';
import { answer } from '../../testing/api.js';
import { comment, comments, may, thread } from '../../testing/comment-facts.js';
import { ADA, PARKS, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { openDesk, threeIdeas, type Triaged } from '../../testing/triage-facts.js';
import { MergePreviewQuery, MergeTargetsQuery } from './merge-queries.js';
import { AddNote, NotesQuery } from './notes.js';
import TriagePage from './triage-page.js';

const row = (title: string) => screen.getByRole('option', { name: new RegExp(`^${title}, #`) });
const dialog = () => within(screen.getByRole('dialog'));
const undoBar = () => screen.findByRole('region', { name: 'Done just now' });

async function show() {
  const desk = openDesk(threeIdeas());
  const rendered = renderAt('/triage', <TriagePage />);
  await screen.findByText('The text of More benches');
  return { ...rendered, ...desk };
}

// Fetched when they are wanted; here at once, so that no test waits for it.
beforeAll(async () => {
  await Promise.all([
    import('./triage-forms.js'),
    import('./merge-form.js'),
    import('../../features/adoptions/adopt-dialog.js'),
  ]);
});

const assigning = ({ change, ideas }: ReturnType<typeof openDesk>) =>
  answer(AssignIdea, ({ input }) => {
    const stale = (ideas.get(input.ideaId)?.triageVersion ?? 0) > (input.triageVersion ?? 0);
    const userErrors = stale ? [userError('STALE', null, 'It has changed.')] : [];
    const assignee = input.memberId === ADA.id ? ADA : null;
    return {
      assignIdea: {
        __typename: 'AssignIdeaPayload',
        idea: stale ? null : change(input.ideaId, ADA, { assignee }),
        userErrors,
      },
    };
  });

describe('assigning', () => {
  it('takes an idea by one key and gives it back by another', async () => {
    const { user, ...desk } = await show();
    const calls = assigning(desk);
    await user.keyboard('m');
    expect(await undoBar()).toHaveTextContent('1 idea assigned to Ada Park');
    await user.keyboard('u');
    await waitFor(() => expect(row('More benches')).not.toHaveAccessibleName(/assigned/));
    expect(calls).toEqual([
      { input: { ideaId: 'i1', triageVersion: 1, memberId: 'm1' } },
      { input: { ideaId: 'i1', triageVersion: 2, memberId: null } },
    ]);
  });

  it('gives many away; those that others changed meanwhile say so and stay to be decided', async () => {
    const { user, ...desk } = await show();
    const calls = assigning(desk);
    await user.keyboard('xjxa');
    await user.selectOptions(await screen.findByLabelText('Person'), 'Ada Park (you)');
    desk.change('i2', ADA, { tags: ['night'] });
    await user.click(dialog().getByRole('button', { name: 'Assign' }));
    expect(await dialog().findByRole('alert')).toHaveTextContent(/Night trams Its tags are now #night/);
    expect(row('More benches')).toHaveAccessibleName(/assigned to Ada Park/);
    await user.click(dialog().getByRole('button', { name: 'Do it all the same' }));
    await waitFor(() => expect(row('Night trams')).toHaveAccessibleName(/assigned to Ada Park$/));
    expect(calls.map(({ input }) => [input.ideaId, input.triageVersion])).toEqual([
      ['i1', 1],
      ['i2', 1],
      ['i2', 2],
    ]);
  });
});

describe('tagging', () => {
  it('gives many the same tags beside their own', async () => {
    const { user, change } = await show();
    const calls = answer(TagIdea, ({ input }) => ({
      tagIdea: {
        __typename: 'TagIdeaPayload',
        idea: change(input.ideaId, ADA, { tags: [input.tags].flat() }),
        userErrors: [],
      },
    }));
    await user.keyboard('xjxt');
    await user.type(await screen.findByLabelText('Add these tags'), '#night, lamps');
    await user.click(dialog().getByRole('button', { name: 'Save the tags' }));
    expect(await undoBar()).toHaveTextContent('2 ideas tagged');
    expect(calls.map(({ input }) => input.tags)).toEqual([
      ['night', 'lamps'],
      ['night', 'lamps'],
    ]);
  });
});

const counts = (idea: Triaged | undefined, voters: number) => ({
  __typename: 'MergeCounts',
  idea,
  voters,
  promoteCount: voters,
  demoteCount: 0,
  points: voters * 10,
  followerCount: 1,
  commentCount: 2,
});

function merging({ ideas, change }: ReturnType<typeof openDesk>, refusals: unknown[] = []) {
  answer(MergeTargetsQuery, () => ({
    idea: { ...ideas.get('i1'), similar: [{ __typename: 'SimilarIdea', idea: ideas.get('i3') }] },
  }));
  const previews = answer(MergePreviewQuery, ({ targetId, sourceIds }) => ({
    mergePreview: {
      __typename: 'MergePreview',
      before: counts(ideas.get(targetId), 7),
      after: counts(ideas.get(targetId), 19),
      sources: [sourceIds].flat().map((id) => counts(ideas.get(id), 12)),
      userErrors: refusals,
    },
  }));
  const merges = answer(MergeIdeas, ({ input }) => {
    const target = ideas.get(input.targetId);
    for (const id of [input.sourceIds].flat()) change(id, ADA, { mergedInto: { ...target } });
    return {
      mergeIdeas: {
        __typename: 'MergeIdeasPayload',
        target: change(input.targetId, ADA, {}),
        userErrors: [],
      },
    };
  });
  return { previews, merges };
}

describe('merging', () => {
  it('goes by the number of a suggested duplicate, shows what comes of it, and can be taken back', async () => {
    const { user, ...desk } = await show();
    const { merges } = merging(desk);
    const unmerged = answer(UnmergeIdea, ({ input }) => ({
      unmergeIdea: {
        __typename: 'UnmergeIdeaPayload',
        idea: desk.change(input.ideaId, ADA, { mergedInto: null }),
        formerTarget: null,
        userErrors: [],
      },
    }));
    await user.keyboard('2');
    const after = await screen.findByRole('row', { name: /“Quiet cars” after/ });
    expect(after).toHaveTextContent('190');
    await user.click(dialog().getByRole('button', { name: 'Merge 1 idea' }));
    expect(await undoBar()).toHaveTextContent('1 idea merged into “Quiet cars”');
    expect(merges).toEqual([{ input: { targetId: 'i3', sourceIds: ['i1'] } }]);
    expect(row('More benches')).toHaveAccessibleName(/done$/);
    await user.keyboard('u');
    await waitFor(() => expect(row('More benches')).not.toHaveAccessibleName(/done/));
    expect(unmerged).toEqual([{ input: { ideaId: 'i1' } }]);
  });

  it('may go the other way round', async () => {
    const { user, ...desk } = await show();
    const { merges } = merging(desk);
    await user.keyboard('g');
    await user.click(await screen.findByRole('radio', { name: /^Quiet cars/ }));
    await user.click(dialog().getByRole('button', { name: 'The other way round' }));
    await screen.findByRole('row', { name: /“More benches” after/ });
    await user.click(dialog().getByRole('button', { name: 'Merge 1 idea' }));
    await undoBar();
    expect(merges).toEqual([{ input: { targetId: 'i1', sourceIds: ['i3'] } }]);
  });

  it('is not offered where it would be refused, with the reason', async () => {
    const { user, ...desk } = await show();
    const { merges } = merging(desk, [userError('IN_ADOPTION', ['sourceIds', '0'], 'It is in an adoption.')]);
    await user.keyboard('2');
    expect(await screen.findByText('It is in an adoption.')).toBeInTheDocument();
    await user.click(dialog().getByRole('button', { name: 'Merge 1 idea' }));
    expect(merges).toEqual([]);
  });

  it('of many goes into one of them', async () => {
    const { user, ...desk } = await show();
    const { previews } = merging(desk);
    await user.keyboard('xjxg');
    await user.click(await screen.findByRole('radio', { name: /^Night trams/ }));
    await waitFor(() => expect(previews).toEqual([{ targetId: 'i2', sourceIds: ['i1'] }]));
    expect(dialog().getByRole('button', { name: 'Merge 1 idea' })).toBeInTheDocument();
  });
});

describe('internal notes', () => {
  it('are written by a key, sent once, and counted in the row', async () => {
    const { user, change } = await show();
    const calls = answer(AddNote, ({ input }) => ({
      addComment: {
        __typename: 'AddCommentPayload',
        comment: {
          __typename: 'Comment',
          id: 'n1',
          idea: change(input.ideaId, ADA, { internalNoteCount: 1, triageVersion: 1 }),
        },
        userErrors: [],
      },
    }));
    answer(ThreadQuery, ({ id }) => ({ node: thread(id, [], 0, { internal: true }) }));
    await user.keyboard('n');
    const field = screen.getByLabelText('Write an internal note');
    expect(field).toHaveFocus();
    await user.keyboard('Ask the depot.{Control>}{Enter}{/Control}');
    await waitFor(() => expect(row('More benches')).toHaveAccessibleName(/1 internal note/));
    expect(field).toHaveValue('');
    await screen.findByText('Said n1');
    expect(calls).toEqual([
      {
        input: {
          ideaId: 'i1',
          body: 'Ask the depot.',
          internal: true,
          idempotencyKey: expect.stringMatching(/^[0-9a-f-]{32,36}$/),
        },
      },
    ]);
  });

  it('show what is replied to them, and are edited and deleted by who wrote them', async () => {
    const { user } = await show();
    const note = thread('n1', [comment('n2', { internal: true })], 1, {
      internal: true,
      ...may({ edit: true, delete: true, like: false }),
    });
    answer(NotesQuery, ({ ideaId }) => ({
      node: { __typename: 'Idea', id: ideaId, notes: comments([note]) },
    }));
    await user.keyboard('j');
    await screen.findByText('Said n2');
    expect(screen.getByRole('button', { name: 'Delete' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    expect(screen.getByLabelText('Your note')).toHaveValue('Said n1');
  });

  it('are kept while they are written, each with its idea', async () => {
    const { user } = await show();
    await user.keyboard('nAsk the depot.{Escape}j');
    await screen.findByText('The text of Night trams');
    expect(screen.getByLabelText('Write an internal note')).toHaveValue('');
    await user.keyboard('k');
    await screen.findByText('The text of More benches');
    expect(screen.getByLabelText('Write an internal note')).toHaveValue('Ask the depot.');
  });
});

describe('adopting', () => {
  const adopters = () =>
    answer(AdoptersQuery, () => ({
      viewer: {
        ...VIEWER,
        member: { ...ADA, teams: [{ __typename: 'Team', id: 't1', name: 'Makers' }] },
        triageBoards: [{ ...PARKS, teams: [{ __typename: 'Team', id: 't1', name: 'Makers' }] }],
      },
    }));

  it('promises, answers, and leads to the adoption; the same goes out under the same key', async () => {
    const { user, change } = await show();
    adopters();
    let reachable = false;
    const calls = answer(AdoptIdeas, () =>
      reachable
        ? {
            adoptIdeas: {
              __typename: 'AdoptIdeasPayload',
              adoption: {
                __typename: 'Adoption',
                id: 'a1',
                title: 'Benches',
                ideas: {
                  __typename: 'IdeaConnection',
                  nodes: [change('i1', ADA, { answeredAfter: 60 }, 'Yes!')],
                },
              },
              userErrors: [],
            },
          }
        : 'UNREACHABLE',
    );
    await user.keyboard('d');
    const title = await screen.findByLabelText('Title');
    expect(title).toHaveValue('More benches');
    await user.clear(title);
    await user.type(title, 'Benches');
    await user.type(dialog().getByLabelText('What you will do'), 'Two in each park.');
    await user.type(dialog().getByLabelText('Official answer'), 'Yes!');
    await user.click(dialog().getByRole('button', { name: 'Adopt the idea' }));
    expect(await dialog().findByRole('alert')).toHaveTextContent('Nothing was lost');
    reachable = true;
    await user.click(dialog().getByRole('button', { name: 'Adopt the idea' }));
    const link = await screen.findByRole('link', { name: 'Open the adoption' });
    expect(link).toHaveAttribute('href', '/adoptions/a1');
    expect(calls[1]).toEqual(calls[0]);
    // The server lists it no longer; here it stays, as done.
    await waitFor(() => expect(row('More benches')).toHaveAccessibleName(/answered, done$/));
    expect(screen.getAllByRole('option', { name: /#\d/ })).toHaveLength(3);
    expect(calls[0]?.input).toMatchObject({
      ideaIds: ['i1'],
      teamId: 't1',
      title: 'Benches',
      summary: 'Two in each park.',
      targetDate: null,
      response: 'Yes!',
    });
  });
});
