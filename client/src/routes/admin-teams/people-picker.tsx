import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useQuery } from 'urql';
import { PersonName } from '../../features/administration/person-name.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { FindPeopleQuery, type TeamPerson } from './teams-query.js';

const WAIT_MS = 250;

interface PeoplePickerProps {
  people: readonly TeamPerson[];
  error: string | undefined;
  onChange(people: readonly TeamPerson[]): void;
}

/** Who is in a team: found by name, handle or address, and taken out again. */
export function PeoplePicker({ people, error, onChange }: PeoplePickerProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [search, setSearch] = useState('');
  const wanted = useDebounced(search.trim(), WAIT_MS);
  const [{ data, error: failure }, execute] = useQuery({
    query: FindPeopleQuery,
    variables: { search: wanted },
    pause: wanted === '',
  });
  const field = useRef<HTMLInputElement>(null);
  const found = wanted === '' ? [] : (data?.members?.nodes ?? []);
  const add = (person: TeamPerson) => {
    onChange([...people, person]);
    announce(t`${person.displayName} joins.`);
    // The button that was pressed is gone.
    field.current?.focus();
  };
  const remove = (person: TeamPerson) => {
    onChange(people.filter(({ id }) => id !== person.id));
    announce(t`${person.displayName} leaves.`);
    field.current?.focus();
  };
  const joinable = found.filter(({ id }) => !people.some((one) => one.id === id));
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    // It is for the search, not for the form around it.
    event.preventDefault();
    const [only] = joinable;
    if (only && found.length === 1 && wanted === search.trim()) add(only);
  };
  return (
    <>
      <Field
        label={<Trans>Find people to add</Trans>}
        error={error}
        hint={<Trans>By name, handle or e-mail address.</Trans>}
      >
        {(control) => (
          <input
            {...control}
            ref={field}
            type="search"
            className="input"
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={pressed}
          />
        )}
      </Field>
      {failure && wanted !== '' && (
        <Problem error={failure} retry={() => execute({ requestPolicy: 'network-only' })} />
      )}
      {wanted !== '' && data && found.length === 0 && (
        <p className="muted" role="status">
          <Trans>Nobody of that name.</Trans>
        </p>
      )}
      {found.length > 0 && (
        <ul className="admin-people" aria-label={t`Found`}>
          {found.map((person) => (
            <li key={person.id}>
              <PersonName person={person} detail={person.email} />
              {people.some(({ id }) => id === person.id) ? (
                <span className="muted">
                  <Trans>In the team</Trans>
                </span>
              ) : (
                <button
                  type="button"
                  className="button"
                  onClick={() => add(person)}
                  aria-label={t`Add ${person.displayName}`}
                >
                  <Icon name="plus" />
                  <Trans>Add</Trans>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <h3 className="field-label">
        <Trans>In the team: {people.length}</Trans>
      </h3>
      {people.length === 0 && (
        <p className="muted">
          <Trans>Nobody yet. Administrators answer for its boards until somebody joins.</Trans>
        </p>
      )}
      <ul className="admin-people" aria-label={t`In the team`}>
        {people.map((person) => (
          <li key={person.id}>
            <PersonName person={person} />
            <button
              type="button"
              className="button button-quiet"
              onClick={() => remove(person)}
              aria-label={t`Take out ${person.displayName}`}
            >
              <Icon name="close" />
              <Trans>Take out</Trans>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
