import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { useState } from 'react';
import type { UserError } from '../../graphql/user-errors.js';
import { Field } from '../../ui/field.js';
import { Icon } from '../../ui/icon.js';
import { SelectField } from '../../ui/select-field.js';
import { isAdoptionStage, STAGES, type Stage, type StatusDraft } from './workflow-draft.js';

interface StatusEditorProps {
  draft: StatusDraft;
  /** All of them, for the steps that lead on. */
  drafts: readonly StatusDraft[];
  problems: readonly UserError[];
  /** What was refused of the workflow as a whole; another one opens the statuses that it names. */
  refusal: readonly UserError[];
  place: { first: boolean; last: boolean };
  change(draft: StatusDraft): void;
  move(by: 1 | -1): void;
  remove(): void;
}

export function useStageNames(): Record<Stage, string> {
  const { t } = useLingui();
  return {
    SUBMITTED: t`Submitted`,
    REVIEW: t`In review`,
    ADOPTED: t`Adopted`,
    BUILDING: t`Being built`,
    DELIVERED: t`Delivered`,
    CLOSED: t`Closed`,
    ARCHIVED: t`Archived`,
  };
}

/** One status on a line, which opens for editing. */
export function StatusEditor(props: StatusEditorProps) {
  const { draft, drafts, problems, refusal, place, change, move, remove } = props;
  const { t } = useLingui();
  const stages = useStageNames();
  const saying = (field: string) => problems.find((problem) => problem.field?.[2] === field)?.message;
  const elsewhere = problems.filter(
    ({ field }) => !['name', 'key', 'stage', 'color', 'outcome', 'next'].includes(field?.[2] ?? ''),
  );
  const name = draft.name || t`New status`;
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id: draft.id });
  const [open, setOpen] = useState(draft.savedKey === null);
  const [seen, setSeen] = useState(refusal);
  if (seen !== refusal) {
    setSeen(refusal);
    if (problems.length > 0) setOpen(true);
  }
  return (
    <div
      className="status-editor card"
      data-stage={draft.stage}
      data-dragging={isDragging || undefined}
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition: transition }}
    >
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon name="chevron" />
          <span className="stage-dot" />
          <span className="status-facts">
            <strong>{name}</strong>
            <span className="muted">{stages[draft.stage]}</span>
            <code className="muted">{draft.key}</code>
            {draft.ideaCount > 0 && (
              <span className="muted">
                <Plural value={draft.ideaCount} one="# idea stands here" other="# ideas stand here" />
              </span>
            )}
          </span>
        </summary>
        <fieldset className="status-editor-body">
          <legend className="visually-hidden">{name}</legend>
          {elsewhere.map(({ message }) => (
            <p className="field-error" role="alert" key={message}>
              {message}
            </p>
          ))}
          <div className="status-editor-fields">
            <Field label={<Trans context="of a thing">Name</Trans>} error={saying('name')}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  value={draft.name}
                  onChange={(event) => change({ ...draft, name: event.target.value })}
                />
              )}
            </Field>
            <Field label={<Trans>Key, for programs and addresses</Trans>} error={saying('key')}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={draft.key}
                  onChange={(event) => change({ ...draft, key: event.target.value })}
                />
              )}
            </Field>
            <SelectField
              label={<Trans>Stage</Trans>}
              error={saying('stage')}
              value={draft.stage}
              onChange={(picked) => {
                const stage = STAGES.find((option) => option === picked);
                if (stage) change({ ...draft, stage });
              }}
            >
              {STAGES.map((stage) => (
                <option key={stage} value={stage}>
                  {stages[stage]}
                </option>
              ))}
            </SelectField>
            {draft.stage === 'DELIVERED' && (
              <SelectField
                label={<Trans>Stands for</Trans>}
                error={saying('outcome')}
                value={draft.outcome}
                onChange={(picked) =>
                  change({ ...draft, outcome: picked === 'PARTIAL' ? 'PARTIAL' : 'FULL' })
                }
              >
                <option value="FULL">{t`Delivered in full`}</option>
                <option value="PARTIAL">{t`Delivered in part`}</option>
              </SelectField>
            )}
            <Field label={<Trans>Colour</Trans>} error={saying('color')}>
              {(control) => (
                <input
                  {...control}
                  type="color"
                  className="input status-color"
                  value={draft.color}
                  onChange={(event) => change({ ...draft, color: event.target.value })}
                />
              )}
            </Field>
          </div>
          <label className="check">
            <input
              type="checkbox"
              checked={draft.requiresResponse}
              onChange={(event) => change({ ...draft, requiresResponse: event.target.checked })}
            />
            <Trans>Moving here demands an official answer</Trans>
          </label>
          {isAdoptionStage(draft.stage) ? (
            <p className="muted">
              <Trans>Adoption alone leads here and away.</Trans>
            </p>
          ) : (
            <NextSteps draft={draft} drafts={drafts} error={saying('next')} change={change} />
          )}
          <button
            type="button"
            className="button button-quiet status-remove"
            aria-label={t`Remove ${name}`}
            onClick={remove}
          >
            <Icon name="trash" />
            <Trans>Remove</Trans>
          </button>
        </fieldset>
      </details>
      <div className="status-order">
        <button
          type="button"
          className="button button-quiet status-handle"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={t`Drag ${name}`}
        >
          <Icon name="menu" />
        </button>
        <button
          type="button"
          className="button button-quiet status-up"
          aria-label={t`Move ${name} up`}
          aria-disabled={place.first || undefined}
          onClick={() => !place.first && move(-1)}
        >
          <Icon name="chevron" />
        </button>
        <button
          type="button"
          className="button button-quiet"
          aria-label={t`Move ${name} down`}
          aria-disabled={place.last || undefined}
          onClick={() => !place.last && move(1)}
        >
          <Icon name="chevron" />
        </button>
      </div>
    </div>
  );
}

interface NextStepsProps {
  draft: StatusDraft;
  drafts: readonly StatusDraft[];
  error: string | undefined;
  change(draft: StatusDraft): void;
}

function NextSteps({ draft, drafts, error, change }: NextStepsProps) {
  const { t } = useLingui();
  const targets = drafts.filter(({ id, stage }) => id !== draft.id && !isAdoptionStage(stage));
  return (
    <fieldset className="next-steps">
      <legend>
        <Trans>A team may move ideas on to</Trans>
      </legend>
      {targets.map(({ id, name, key }) => (
        <label className="check" key={id}>
          <input
            type="checkbox"
            checked={draft.next.includes(id)}
            onChange={(event) =>
              change({
                ...draft,
                next: event.target.checked ? [...draft.next, id] : draft.next.filter((other) => other !== id),
              })
            }
          />
          {name || key || t`New status`}
        </label>
      ))}
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}
