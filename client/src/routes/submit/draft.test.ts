import { describe, expect, it } from 'vitest';
import { clearDraft, EMPTY_DRAFT, loadDraft, saveDraft, withKey, type Draft } from './draft.js';

const DRAFT: Draft = {
  boardId: 'b1',
  title: 'More benches',
  body: 'In the shade',
  tags: 'parks, rest',
  sent: null,
};

describe('the draft', () => {
  it('is there again after a reload', () => {
    saveDraft(DRAFT);
    expect(loadDraft()).toEqual(DRAFT);
    clearDraft();
    expect(loadDraft()).toEqual(EMPTY_DRAFT);
  });

  it.each(['{', '[]', '"x"', 'null', '{"title":5,"sent":{"key":1}}'])(
    'survives %s under its key',
    (stored) => {
      localStorage.setItem('draft:idea', stored);
      expect(loadDraft().title).toBe('');
    },
  );

  it('leaves nothing behind once it is empty', () => {
    saveDraft(DRAFT);
    saveDraft({ ...EMPTY_DRAFT, boardId: 'b1' });
    expect(localStorage).toHaveLength(0);
  });
});

describe('the key of a submission', () => {
  it('stays with the same content, also over a reload', () => {
    const first = withKey(DRAFT);
    saveDraft(first);
    expect(withKey(loadDraft()).sent.key).toBe(first.sent.key);
  });

  it('changes with the content', () => {
    const first = withKey(DRAFT);
    expect(withKey({ ...first, body: 'In the sun' }).sent.key).not.toBe(first.sent.key);
  });

  it('stays when only what is not sent changes', () => {
    const first = withKey(DRAFT);
    expect(withKey({ ...first, title: ' More benches ', tags: 'parks,rest' }).sent.key).toBe(first.sent.key);
  });
});
