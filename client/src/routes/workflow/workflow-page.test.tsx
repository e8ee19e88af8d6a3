import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ShellQuery } from '../../features/session/shell.js';
import { answer } from '../../testing/api.js';
import { shell, VIEWER } from '../../testing/facts.js';
import { renderAt } from '../../testing/render-page.js';
import WorkflowPage from './workflow-page.js';
import { movedTo, newDraft } from './workflow-draft.js';
import { SaveWorkflow, WorkflowQuery } from './workflow-query.js';

const status = (key: string, name: string, stage: string) => ({
  __typename: 'IdeaStatus',
  key,
  name,
  stage,
  color: '#5c6b7a',
  outcome: null,
  next: [],
  requiresResponse: false,
  ideaCount: 2,
});

const STATUSES = [status('new', 'New', 'SUBMITTED'), status('declined', 'Declined', 'CLOSED')];

const detailsOf = (name: string) => screen.getByText(name, { selector: 'strong' }).closest('details');

function page() {
  answer(ShellQuery, () => shell({ ...VIEWER, canAdminister: true }));
  answer(WorkflowQuery, () => ({ statuses: STATUSES }));
  return renderAt('/admin/workflow', <WorkflowPage />);
}

it('keeps each status on a line until it is opened; a new one is open', async () => {
  const { user } = page();
  await screen.findByText('New', { selector: 'strong' });
  expect(detailsOf('New')).not.toHaveAttribute('open');
  await user.click(screen.getByRole('button', { name: 'Add a status' }));
  expect(detailsOf('New status')).toHaveAttribute('open');
  expect(detailsOf('Declined')).not.toHaveAttribute('open');
});

it('opens the status that a refusal is about', async () => {
  const { user } = page();
  answer(SaveWorkflow, () => ({
    updateWorkflow: {
      __typename: 'UpdateWorkflowPayload',
      statuses: null,
      userErrors: [
        {
          __typename: 'UserError',
          code: 'INVALID',
          field: ['statuses', '1', 'next'],
          message: 'Nothing leads there.',
        },
      ],
    },
  }));
  await screen.findByText('Declined', { selector: 'strong' });
  await user.click(screen.getByRole('button', { name: 'Save the workflow' }));
  const text = await screen.findByText('Nothing leads there.');
  const refused = detailsOf('Declined');
  expect(refused).toHaveAttribute('open');
  expect(refused).toContainElement(text);
  expect(detailsOf('New')).not.toHaveAttribute('open');
});

it('changes the order without opening anything', async () => {
  const { user } = page();
  const first = await screen.findByRole('button', { name: 'Move Declined up' });
  await user.click(first);
  const names = [...document.querySelectorAll<HTMLElement>('.status-editor')].map(
    (line) => within(line).getByText(/^(New|Declined)$/, { selector: 'strong' }).textContent,
  );
  expect(names).toEqual(['Declined', 'New']);
  expect(detailsOf('Declined')).not.toHaveAttribute('open');
});

it('edits all steps in one table', async () => {
  const { user } = page();
  const sent = answer(SaveWorkflow, () => ({
    updateWorkflow: { __typename: 'UpdateWorkflowPayload', statuses: STATUSES, userErrors: [] },
  }));
  await user.click(await screen.findByText('All steps at a glance'));
  await user.click(screen.getByRole('checkbox', { name: 'From New to Declined' }));
  await user.click(screen.getByRole('button', { name: 'Save the workflow' }));
  await screen.findByText('Saved.');
  expect(sent[0]?.statuses.map(({ key, next }) => [key, next])).toEqual([
    ['new', ['declined']],
    ['declined', []],
  ]);
});

it('puts a dragged status where another one is, and the rest close up', () => {
  const drafts = ['a', 'b', 'c', 'd'].map((id) => newDraft(id));
  const order = (id: string, target: string) => movedTo(drafts, id, target).map((draft) => draft.id);
  expect(order('a', 'c')).toEqual(['b', 'c', 'a', 'd']);
  expect(order('d', 'a')).toEqual(['d', 'a', 'b', 'c']);
  expect(order('a', 'gone')).toEqual(['a', 'b', 'c', 'd']);
});
