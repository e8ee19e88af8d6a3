import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { ShellQuery } from '../features/session/shell.js';
import { answer } from '../testing/api.js';
import { shell } from '../testing/facts.js';
import { renderAt } from '../testing/render-page.js';
import { Dialog } from './dialog.js';

/** Takes its dialog out of the page while it is open, as pages do that show one for what is being edited. */
function Page() {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setShown(true)}>
        Edit
      </button>
      {isShown && (
        <Dialog title="Editing" open onClose={() => setShown(false)}>
          <button type="button" onClick={() => setShown(false)}>
            Cancel
          </button>
        </Dialog>
      )}
    </>
  );
}

beforeEach(() => {
  answer(ShellQuery, () => shell(null));
});

it('gives the focus back to where it was, even if it is taken out of the page open', async () => {
  const { user } = renderAt('/', <Page />);
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: 'Edit' })).toHaveFocus();
});

it('closes by a press on its backdrop, not by a selection that ends there', async () => {
  const { user } = renderAt('/', <Page />);
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  const dialog = screen.getByRole('dialog');
  fireEvent.pointerDown(screen.getByRole('heading', { name: 'Editing' }));
  fireEvent.click(dialog);
  expect(screen.getByRole('dialog')).toBe(dialog);
  fireEvent.pointerDown(dialog);
  fireEvent.click(dialog);
  expect(screen.queryByRole('dialog')).toBeNull();
});
