import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useDesk } from '../../features/triage/desk.js';
import {
  INBOX,
  narrowings,
  SHOWS,
  triagePath,
  type Show,
  type TriageView,
} from '../../features/triage/triage-view.js';
import { parseTags, formatTags } from '../../features/writing/idea-text.js';
import { Field } from '../../ui/field.js';
import { SelectField } from '../../ui/select-field.js';

const toggled = (values: readonly string[], value: string) =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];

/** Narrows the view; each choice is an address, and shows at once behind the dialog. */
export function FiltersForm({ view, close }: { view: TriageView; close(): void }) {
  const { t } = useLingui();
  const { boards, statuses, teams, people, viewerId } = useDesk();
  const navigate = useNavigate();
  const [tags, setTags] = useState(formatTags(view.tags));
  const apply = (change: Partial<TriageView>) => void navigate(triagePath({ ...view, ...change }));
  const shows: Record<Show, string> = {
    unanswered: t`Not answered yet`,
    overdue: t`Overdue`,
    answered: t`Answered`,
    all: t`Answered or not`,
  };
  return (
    <form
      className="form triage-filters"
      onSubmit={(event) => {
        event.preventDefault();
        apply({ tags: parseTags(tags) });
        close();
      }}
    >
      <SelectField
        label={t`Show`}
        value={view.show}
        onChange={(picked) => {
          const show = SHOWS.find((known) => known === picked);
          if (show) apply({ show });
        }}
      >
        {SHOWS.map((show) => (
          <option key={show} value={show}>
            {shows[show]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t`Assigned to`}
        value={view.assignee ?? ''}
        onChange={(picked) => apply({ assignee: picked || null })}
      >
        <option value="">{t`Anybody or nobody`}</option>
        <option value="me">{t`Me`}</option>
        <option value="none">{t`Nobody`}</option>
        {people
          .filter(({ id }) => id !== viewerId)
          .map((person) => (
            <option key={person.id} value={`@${person.handle}`}>
              {person.displayName}
            </option>
          ))}
      </SelectField>
      <SelectField
        label={t`Team`}
        value={view.team ?? ''}
        onChange={(picked) => apply({ team: picked || null })}
      >
        <option value="">{t`Any team or none`}</option>
        {teams.map((team) => (
          <option key={team.id} value={team.slug}>
            {team.name}
          </option>
        ))}
      </SelectField>
      <Field label={t`Tags`} hint={<Trans>Any of them, separated by commas.</Trans>}>
        {(control) => (
          <input
            {...control}
            className="input"
            autoCapitalize="none"
            autoComplete="off"
            value={tags}
            onChange={(event) => setTags(event.target.value)}
          />
        )}
      </Field>
      {boards.length > 1 && (
        <fieldset className="triage-choices">
          <legend>
            <Trans>Boards</Trans>
          </legend>
          {boards.map((board) => (
            <label key={board.id} className="triage-choice">
              <input
                type="checkbox"
                checked={view.boards.includes(board.slug)}
                onChange={() => apply({ boards: toggled(view.boards, board.slug) })}
              />
              {board.name}
            </label>
          ))}
        </fieldset>
      )}
      <fieldset className="triage-choices">
        <legend>
          <Trans>Status</Trans>
        </legend>
        {statuses.map((status) => (
          <label key={status.key} className="triage-choice">
            <input
              type="checkbox"
              checked={view.statuses.includes(status.key)}
              onChange={() => apply({ stages: [], statuses: toggled(view.statuses, status.key) })}
            />
            <span className="stage-dot" data-stage={status.stage} />
            {status.name}
          </label>
        ))}
      </fieldset>
      <div className="dialog-actions">
        {narrowings(view) > 0 && (
          <Link
            className="button button-quiet"
            to={triagePath({ ...INBOX, show: view.show, order: view.order, search: view.search })}
            onClick={() => setTags('')}
          >
            <Trans>Clear filters</Trans>
          </Link>
        )}
        <button type="submit" className="button button-main">
          <Trans>Done</Trans>
        </button>
      </div>
    </form>
  );
}
