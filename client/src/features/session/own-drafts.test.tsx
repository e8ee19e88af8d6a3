import { render, screen } from '@testing-library/react';
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer } from '../../testing/api.js';
import { shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import { useKeptDraft } from '../writing/use-kept-draft.js';
import { claimDrafts, forgetDrafts, readDraft, writeDraft } from './drafts.js';
import { OwnDrafts } from './own-drafts.js';
import { ShellQuery } from './shell.js';

const ANN = 'member-ann';

function Writing() {
  const { text } = useKeptDraft('comment:i1');
  return <p>{text || 'Nothing'}</p>;
}

async function open(memberId: string) {
  answer(ShellQuery, () => shell({ ...VIEWER, member: { ...VIEWER.member, id: memberId } }));
  return renderAt(
    '/',
    <OwnDrafts>
      <Writing />
    </OwnDrafts>,
  );
}

describe('drafts on a shared computer', () => {
  beforeEach(() => {
    claimDrafts(ANN);
    writeDraft('TAB', 'comment:i1', { text: 'For Ann alone', sent: null });
    writeDraft('BROWSER', 'idea', { title: 'Of Ann' });
    localStorage.setItem('theme', 'dark');
  });

  it('are there for who wrote them, also after the session has ended', async () => {
    await open(ANN);
    expect(await screen.findByText('For Ann alone')).toBeInTheDocument();
    expect(readDraft('BROWSER', 'idea')).toEqual({ title: 'Of Ann' });
  });

  it('are gone for whoever comes next, on the page and in the browser', async () => {
    await open('member-bob');
    expect(await screen.findByText('Nothing')).toBeInTheDocument();
    expect([readDraft('TAB', 'comment:i1'), readDraft('BROWSER', 'idea')]).toEqual([null, null]);
    expect(localStorage.getItem('theme')).toBe('dark');
  });

  it('go when their writer signs out', () => {
    render(
      <OwnDrafts>
        <Writing />
      </OwnDrafts>,
    );
    expect(screen.getByText('For Ann alone')).toBeInTheDocument();
    act(forgetDrafts);
    expect(screen.getByText('Nothing')).toBeInTheDocument();
    expect([readDraft('TAB', 'comment:i1'), readDraft('BROWSER', 'idea')]).toEqual([null, null]);
  });
});
