import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answer, server } from '../../testing/api.js';
import { ADA, shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import type { UserError } from '../../graphql/user-errors.js';
import { ShellQuery } from '../session/shell.js';
import { MarkdownField } from './markdown-field.js';
import { PreviewQuery } from './markdown-preview.js';
import { MentionCandidates } from './mention-query.js';
import { useSendWhenUploaded } from './use-send-when-uploaded.js';
import { useUploads } from './use-uploads.js';

const attachment = (fileName: string, contentType = 'image/png') => ({
  __typename: 'Attachment',
  id: `at-${fileName}`,
  fileName,
  contentType,
  byteSize: 2048,
  url: `http://groundswell.test/attachments/${fileName}`,
  thumbnailUrl: null,
  width: 10,
  height: 10,
});

const file = (name: string, type = 'image/png', content = name) => new File([content], name, { type });

/** Names of the files that the server is about to get, in their order: jsdom sends files without name and content. */
let expected: string[] = [];
let serial = 0;
let draft = '';
/** What was sent, with the ids of its files. */
let sent: Array<{ text: string; ids: string[] }> = [];
/** What the server answers to what is sent. */
let refusing: UserError[] = [];

const NOTHING: readonly UserError[] = [];

function Form({ initial = '' }: { initial?: string }) {
  const [text, setText] = useState(initial);
  const uploads = useUploads(draft);
  const [refusals, setRefusals] = useState<readonly UserError[]>(NOTHING);
  const { isWaiting, request } = useSendWhenUploaded(uploads, text, refusals, () => {
    sent.push({ text, ids: uploads?.ids ?? [] });
    setRefusals(refusing);
    if (refusing.length === 0) uploads?.clear();
  });
  return (
    <>
      <MarkdownField
        label="Text"
        value={text}
        limit="commentMax"
        uploads={uploads}
        mentioning={{ ideaId: 'i1' }}
        onChange={setText}
      />
      <button type="button" onClick={request}>
        {isWaiting ? 'Waiting' : 'Send'}
      </button>
    </>
  );
}

async function open(initial?: string, viewer: typeof VIEWER | null = VIEWER) {
  answer(ShellQuery, () => shell(viewer));
  const rendered = renderAt('/', <Form initial={initial} />);
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text' });
  if (viewer) await screen.findByRole('button', { name: 'Add pictures or PDFs' });
  return { ...rendered, field };
}

/** Answers uploads by the name of the file. */
function store(respond: (name: string) => Promise<Response> | Response) {
  server.use(http.post('*/attachments', () => respond(expected.shift() ?? '?')));
}
const stored = (name: string) => HttpResponse.json(attachment(name), { status: 201 });
const refused = (status: number, message: string) =>
  HttpResponse.json({ error: { code: 'INVALID', message, field: ['file'] } }, { status });

const paste = (field: HTMLElement, ...files: File[]) => {
  expected.push(...files.map(({ name }) => name));
  return fireEvent.paste(field, { clipboardData: { files, types: ['Files'] } });
};
const textOf = ({ textContent }: HTMLElement) => textContent;
const alerts = (list: HTMLElement) => within(list).getAllByRole('alert').map(textOf);
const files = () => screen.findByRole('list', { name: 'Files' });

beforeEach(() => {
  draft = `test-${++serial}`;
  sent = [];
  refusing = [];
  expected = [];
});

describe('writing Markdown', () => {
  it('formats by button and by key', async () => {
    const { field, user } = await open('wood');
    await waitFor(() => expect(customElements.get('md-bold')).toBeDefined());
    field.setSelectionRange(0, 4);
    await user.click(screen.getByRole('button', { name: 'Bold' }));
    expect(field).toHaveValue('**wood**');
    field.setSelectionRange(2, 6);
    fireEvent.keyDown(field, { code: 'KeyI', key: 'i', ctrlKey: true });
    expect(field).toHaveValue('**_wood_**');
  });

  it('shows what becomes of it, and leads back by the arrow keys', async () => {
    const { field, user } = await open('**wood**');
    answer(PreviewQuery, () => ({ markdownPreview: '<p><strong>wood</strong></p>' }));
    await user.click(screen.getByRole('tab', { name: 'Preview' }));
    await screen.findByText('wood', { selector: 'strong' });
    expect(field).not.toBeVisible();
    await user.keyboard('{ArrowLeft}');
    expect(screen.getByRole('tab', { name: 'Write' })).toHaveFocus();
    expect(field).toBeVisible();
  });

  it('counts when there is little room left, by characters as people count them', async () => {
    const { field } = await open('😀'.repeat(8999));
    expect(screen.queryByText(/characters/)).toBeNull();
    fireEvent.input(field, { target: { value: '😀'.repeat(9990) } });
    await screen.findByText('10 characters left');
    fireEvent.input(field, { target: { value: '😀'.repeat(10_001) } });
    await screen.findByText('1 character too many');
  });
});

describe('adding files', () => {
  it('puts a pasted picture where the caret is and sends it with the text', async () => {
    store(stored);
    const { field, user } = await open('before after');
    field.setSelectionRange(7, 7);
    paste(field, file('map.png'));
    expect(field.value).toMatch(/^before \n!\[map\.png\]\(uploading:[\da-f-]+\)\nafter$/);
    await waitFor(() => expect(field).toHaveValue('before \n![map.png](/attachments/map.png)\nafter'));
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent).toEqual([{ text: 'before \n![map.png](/attachments/map.png)\nafter', ids: ['at-map.png'] }]);
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Files' })).toBeNull());
    expect(sessionStorage).toHaveLength(0);
  });

  it('takes several at once, PDFs below the text, and keeps them over a reload', async () => {
    store((name) =>
      HttpResponse.json(attachment(name, name.endsWith('pdf') ? 'application/pdf' : 'image/png'), {
        status: 201,
      }),
    );
    const { field, view } = await open();
    paste(field, file('a.png'), file('plan.pdf', 'application/pdf'), file('b.png'));
    await waitFor(() =>
      expect(field).toHaveValue('![a.png](/attachments/a.png)\n![b.png](/attachments/b.png)\n'),
    );
    expect(within(await files()).getAllByRole('listitem')).toHaveLength(3);
    view.unmount();
    await open();
    await within(await files()).findByText('plan.pdf');
  });

  it('sends nothing before what is under way has arrived', async () => {
    let arrive = () => undefined as void;
    store(async (name) => {
      await new Promise<void>((resolve) => (arrive = resolve));
      return stored(name);
    });
    const { field, user } = await open();
    paste(field, file('map.png'));
    await screen.findByRole('progressbar');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await screen.findByRole('button', { name: 'Waiting' });
    expect(sent).toEqual([]);
    await act(async () => {
      await delay(50);
      arrive();
    });
    await waitFor(() =>
      expect(sent).toEqual([{ text: '![map.png](/attachments/map.png)\n', ids: ['at-map.png'] }]),
    );
  });

  it('says what failed, sends nothing without it, and tries again', async () => {
    let isUp = false;
    store((name) => (isUp ? stored(name) : HttpResponse.error()));
    const { field, user } = await open('x');
    field.setSelectionRange(1, 1);
    paste(field, file('map.png'));
    const list = await files();
    expect(await within(list).findByRole('alert')).toHaveTextContent('It did not arrive. Try again.');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent).toEqual([]);
    isUp = true;
    expected.push('map.png');
    await user.click(screen.getByRole('button', { name: 'Try again: map.png' }));
    await waitFor(() => expect(field).toHaveValue('x\n![map.png](/attachments/map.png)\n'));
    expect(within(list).queryByRole('alert')).toBeNull();
  });

  it('cancels what is under way, and takes away what has arrived, text and all', async () => {
    store(async (name) => {
      if (name === 'slow.png') await delay('infinite');
      return stored(name);
    });
    const { field, user } = await open();
    paste(field, file('slow.png'));
    await user.click(await screen.findByRole('button', { name: 'Cancel: slow.png' }));
    await waitFor(() => expect(field).toHaveValue(''));
    paste(field, file('map.png'));
    await waitFor(() => expect(field).toHaveValue('![map.png](/attachments/map.png)\n'));
    await user.click(screen.getByRole('button', { name: 'Remove: map.png' }));
    expect(field).toHaveValue('');
    expect(screen.queryByRole('list', { name: 'Files' })).toBeNull();
  });

  it('refuses at once what the server would, and passes on what the server says', async () => {
    store(() => refused(415, 'This is no picture.'));
    const { field, user } = await open();
    paste(field, file('run.exe', 'application/x-msdownload'), file('none.png', 'image/png', ''));
    const list = await files();
    expect(alerts(list)).toEqual([
      'Only PNG, JPEG, WebP and GIF pictures and PDFs can be added.',
      'There is nothing in it.',
    ]);
    expect(field).toHaveValue('');
    expected = [];
    paste(field, file('fake.png'));
    await screen.findByText('This is no picture.');
    await waitFor(() => expect(field).toHaveValue(''));
    await user.type(field, 'x');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent).toEqual([{ text: 'x', ids: [] }]);
  });

  it('leaves text that comes with a picture of itself alone, and drops placeholders of long ago', async () => {
    const { field } = await open('a\n![x.png](uploading:dead-beef)\nb');
    await waitFor(() => expect(field).toHaveValue('a\nb'));
    const pasted = fireEvent.paste(field, {
      clipboardData: { files: [file('t.png')], types: ['text/plain', 'text/html', 'Files'] },
    });
    expect(pasted).toBe(true);
    expect(screen.queryByRole('list', { name: 'Files' })).toBeNull();
  });

  it('takes a file of the desktop, which comes with its name as text', async () => {
    store(stored);
    const { field } = await open();
    expected.push('map.png');
    fireEvent.paste(field, { clipboardData: { files: [file('map.png')], types: ['text/plain', 'Files'] } });
    await waitFor(() => expect(field).toHaveValue('![map.png](/attachments/map.png)\n'));
  });

  it('takes what is dropped anywhere on it, and what is chosen by the toolbar', async () => {
    store(stored);
    const { field, user } = await open();
    expected.push('map.png');
    const dataTransfer = { files: [file('map.png')], types: ['Files'] };
    expect(fireEvent.dragOver(screen.getByText(/Paste or drop/), { dataTransfer })).toBe(false);
    expect(fireEvent.drop(screen.getByText(/Paste or drop/), { dataTransfer })).toBe(false);
    await waitFor(() => expect(field).toHaveValue('![map.png](/attachments/map.png)\n'));
    expected.push('plan.png');
    const [chooser] = document.querySelectorAll<HTMLInputElement>('input[type="file"]');
    const click = chooser && vi.spyOn(chooser, 'click');
    await user.click(screen.getByRole('button', { name: 'Add pictures or PDFs' }));
    expect(click).toHaveBeenCalled();
    if (chooser) await user.upload(chooser, file('plan.png'));
    await within(await files()).findByText('plan.png');
    await waitFor(() => expect(field.value).toContain('![plan.png](/attachments/plan.png)'));
  });

  it('says of a file that the server no longer has what to do, and sends the rest without it', async () => {
    store(stored);
    const { field, user } = await open();
    paste(field, file('a.png'), file('b.png'));
    await waitFor(() =>
      expect(field).toHaveValue('![a.png](/attachments/a.png)\n![b.png](/attachments/b.png)\n'),
    );
    refusing = [
      { code: 'NOT_FOUND', field: ['attachmentIds', '1'], message: 'This doesn’t exist (any more).' },
    ];
    await user.click(screen.getByRole('button', { name: 'Send' }));
    const lost = (await within(await files()).findByText('b.png')).closest('li');
    expect(lost).toHaveTextContent('It is not on the server any more. Remove it, and add it again.');
    await waitFor(() => expect(lost).toHaveFocus());
    expect(screen.queryByRole('button', { name: 'Try again: b.png' })).toBeNull();
    refusing = [];
    await user.click(screen.getByRole('button', { name: 'Remove: b.png' }));
    expect(field).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent.at(-1)).toEqual({ text: '![a.png](/attachments/a.png)\n', ids: ['at-a.png'] });
  });

  it('knows on opening which files of an old draft are gone, and which never arrived', async () => {
    const key = `draft:uploads:${draft}`;
    store(async (name) => {
      if (name === 'slow.png') await delay('infinite');
      return stored(name);
    });
    const { field, view } = await open();
    paste(field, file('old.png'), file('slow.png'));
    await waitFor(() => expect(field.value).toContain('![old.png](/attachments/old.png)'));
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '');
    expect(kept).toMatchObject({ files: [{ attachment: { id: 'at-old.png' } }], interrupted: ['slow.png'] });
    view.unmount();
    // What a reload finds a day later.
    kept.files[0].arrivedAt -= 25 * 60 * 60 * 1000;
    draft = `test-${++serial}`;
    sessionStorage.setItem(`draft:uploads:${draft}`, JSON.stringify(kept));
    await open();
    const list = await files();
    expect(alerts(list)).toEqual([
      'It is not on the server any more. Remove it, and add it again.',
      'It did not get through before you left. Add it again.',
    ]);
  });

  it('waits by itself where the server is busy for a moment, and gives up where it is for long', async () => {
    let isBusy = true;
    const busy = (seconds: string) =>
      HttpResponse.json(
        { error: { code: 'RATE_LIMITED', message: 'Too many uploads.', field: null } },
        { status: 429, headers: { 'retry-after': seconds } },
      );
    store((name) => (name === 'long.png' ? busy('3600') : isBusy ? busy('0') : stored(name)));
    const { field } = await open();
    expected.push(...Array.from({ length: 5 }, () => 'map.png'));
    paste(field, file('map.png'));
    await waitFor(() => expect(expected.length).toBeLessThan(5));
    isBusy = false;
    await waitFor(() => expect(field).toHaveValue('![map.png](/attachments/map.png)\n'));
    expected = [];
    paste(field, file('long.png'));
    await screen.findByText('Too many uploads.');
    expect(screen.getByRole('button', { name: 'Try again: long.png' })).toBeInTheDocument();
  });

  it('is for who is signed in', async () => {
    const { field } = await open('', null);
    expect(screen.queryByRole('button', { name: 'Add pictures or PDFs' })).toBeNull();
    expect(paste(field, file('map.png'))).toBe(true);
  });
});

describe('naming people', () => {
  const BEA = { ...ADA, id: 'm2', handle: 'bea', displayName: 'Bea Holm' };
  const people = () => screen.findByRole('listbox', { name: 'People' });

  it('completes by keyboard', async () => {
    const calls = answer(MentionCandidates, () => ({ mentionCandidates: [ADA, BEA] }));
    const { field, user } = await open();
    await user.type(field, 'Hi @');
    const list = await people();
    const [first, second] = within(list).getAllByRole('option');
    expect(field).toHaveAttribute('aria-activedescendant', first?.id);
    await user.keyboard('{ArrowDown}');
    expect(second).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Enter}');
    expect(field).toHaveValue('Hi @bea ');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(calls.at(-1)).toEqual({ ideaId: 'i1', prefix: '', internal: false });
  });

  it('narrows while one types, closes by Escape, and takes a press', async () => {
    answer(MentionCandidates, () => ({ mentionCandidates: [ADA, BEA] }));
    const { field, user } = await open();
    await user.type(field, '@');
    await people();
    await user.type(field, 'ho');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    await user.type(field, ' @be');
    await user.click(await screen.findByRole('option', { name: /Bea Holm/ }));
    expect(field).toHaveValue('@ho @bea ');
  });

  it('leaves an input method alone until it is done', async () => {
    const calls = answer(MentionCandidates, () => ({
      mentionCandidates: [{ ...ADA, handle: 'xiao', displayName: '小红' }],
    }));
    const { field, user } = await open();
    field.focus();
    fireEvent.compositionStart(field);
    fireEvent.input(field, { target: { value: '谢谢@xiao' } });
    await delay(200);
    expect(calls).toEqual([]);
    field.setSelectionRange(4, 4);
    fireEvent.input(field, { target: { value: '谢谢@小' } });
    field.setSelectionRange(4, 4);
    fireEvent.compositionEnd(field);
    await people();
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(field).toHaveValue('谢谢@小');
    await user.keyboard('{Tab}');
    expect(field).toHaveValue('谢谢@xiao ');
  });
});
