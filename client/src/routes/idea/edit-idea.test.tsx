import { screen, waitFor } from '@testing-library/react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { describe, expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { graphql } from '../../graphql/graphql.js';
import { answer } from '../../testing/api.js';
import { shell, userError, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { EditIdea, EditIdeaMutation } from './edit-idea.js';
import { EditableIdea } from './idea-query.js';

const OneIdea = graphql(
  `
    query OneIdea {
      idea(number: 1) {
        id
        ...EditableIdea
      }
    }
  `,
  [EditableIdea],
);

function Subject() {
  const [{ data }, execute] = useQuery({ query: OneIdea });
  const [query, setQuery] = useSearchParams();
  if (!query.has('edit')) return <p>Closed</p>;
  if (!data?.idea) return null;
  return (
    <EditIdea
      idea={data.idea}
      refresh={() => execute({ requestPolicy: 'network-only' })}
      close={() => setQuery({})}
    />
  );
}

const idea = (version: number, title: string) => ({
  __typename: 'Idea',
  id: 'i1',
  title,
  body: 'Of wood',
  tags: ['parks'],
  attachments: [],
  version,
});

const saved = (version: number, title: string) => ({
  editIdea: {
    __typename: 'EditIdeaPayload',
    idea: {
      ...idea(version, title),
      slug: 'x',
      excerpt: 'Of wood',
      bodyHtml: '<p>Of wood</p>',
      editedAt: null,
      updatedAt: '2026-01-01T00:00:00.000Z',
    },
    userErrors: [],
  },
});

const stale = {
  editIdea: { __typename: 'EditIdeaPayload', idea: null, userErrors: [userError('STALE', null, 'Stale')] },
};

const title = () => screen.getByLabelText('Idea in one sentence');

/** An idea that someone else changes to `theirs` before the first save. */
async function show(theirs: string | null) {
  let stored = idea(1, 'More benches');
  answer(ShellQuery, () => shell(VIEWER));
  answer(OneIdea, () => ({ idea: stored }));
  const calls = answer(EditIdeaMutation, ({ input }) => {
    if (theirs !== null && stored.version === 1) stored = idea(2, theirs);
    if (input.version < stored.version) return stale;
    return saved(stored.version + 1, input.title ?? stored.title);
  });
  const rendered = renderAt('/ideas/1?edit=1', <Subject />);
  await screen.findByDisplayValue('More benches');
  return { ...rendered, calls };
}

describe('editing an idea', () => {
  it('saves against the version that was read', async () => {
    const { user, calls } = await show(null);
    await user.type(title(), ' in the shade');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Closed')).toBeInTheDocument();
    expect(calls).toEqual([
      {
        input: {
          ideaId: 'i1',
          version: 1,
          title: 'More benches in the shade',
          body: 'Of wood',
          tags: ['parks'],
        },
      },
    ]);
    expect(sessionStorage).toHaveLength(0);
  });

  it('takes what it has just saved for nobody else’s, up to the moment when it closes', async () => {
    const { user, view } = await show(null);
    let shown = '';
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) shown += node.textContent;
    });
    observer.observe(view.container, { subtree: true, childList: true });
    await user.type(title(), ' in the shade');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Closed');
    observer.disconnect();
    expect(shown).toContain('Closed');
    expect(shown).not.toContain('Someone changed it meanwhile');
  });

  it('saves once, however often it is pressed', async () => {
    const { user, calls } = await show(null);
    await user.type(title(), ' in the shade');
    await user.dblClick(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Closed')).toBeInTheDocument();
    expect(calls).toHaveLength(1);
  });

  it('shows the newer text beside one’s own when someone else was faster', async () => {
    const { user, calls } = await show('Fewer benches');
    await user.type(title(), ' in the shade');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Fewer benches')).toBeInTheDocument();
    expect(title()).toHaveValue('More benches in the shade');
    await user.click(screen.getByRole('button', { name: 'Save mine over it' }));
    expect(await screen.findByText('Closed')).toBeInTheDocument();
    expect(calls.map(({ input }) => input.version)).toEqual([1, 2]);
  });

  it('takes the newer text on demand', async () => {
    const { user } = await show('Fewer benches');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Use this text' }));
    expect(title()).toHaveValue('Fewer benches');
    expect(screen.queryByText('Someone changed it meanwhile')).not.toBeInTheDocument();
  });

  it('keeps what was changed over a reload', async () => {
    const { user, view } = await show(null);
    await user.type(title(), ' in the shade');
    view.unmount();
    answer(OneIdea, () => ({ idea: idea(1, 'More benches') }));
    renderAt('/ideas/1?edit=1', <Subject />);
    await waitFor(() => expect(title()).toHaveValue('More benches in the shade'));
  });
});
