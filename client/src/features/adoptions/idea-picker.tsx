import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql, readFragment, type ResultOf } from '../../graphql/graphql.js';
import { Field } from '../../ui/field.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { StatusChip, StatusChipFields } from '../ideas/status-chip.js';

const PickableIdea = graphql(
  `
    fragment PickableIdea on Idea {
      id
      number
      title
      points
      status {
        key
        stage
        ...StatusChipFields
      }
      adoption {
        id
        title
      }
      mergedInto {
        id
        number
      }
    }
  `,
  [StatusChipFields],
);

export const PickIdeasQuery = graphql(
  `
    query PickIdeas($search: String!, $number: Int!, $byNumber: Boolean!) {
      idea(number: $number) @include(if: $byNumber) {
        ...PickableIdea
      }
      ideas(first: 8, filter: { search: $search }) @skip(if: $byNumber) {
        nodes {
          ...PickableIdea
        }
      }
    }
  `,
  [PickableIdea],
);

export interface PickedIdea {
  id: string;
  number: number;
  title: string;
}

interface IdeaPickerProps {
  label: string;
  picked: readonly PickedIdea[];
  error?: string;
  onChange(picked: PickedIdea[]): void;
}

const PAUSE_MS = 300;
const NUMBER = /^#?([1-9]\d{0,8})$/;

/** Finds ideas by number or words and keeps those that were chosen. */
export function IdeaPicker({ label, picked, error, onChange }: IdeaPickerProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const asked = useDebounced(text.trim(), PAUSE_MS);
  const number = NUMBER.exec(asked)?.[1];
  const [{ data, error: failed, fetching }, reload] = useQuery({
    query: PickIdeasQuery,
    variables: { search: asked, number: Number(number ?? 0), byNumber: number !== undefined },
    pause: asked === '',
  });
  const found = asked === '' ? [] : data?.idea ? [data.idea] : (data?.ideas?.nodes ?? []);
  return (
    <div className="idea-picker">
      <Field label={label} error={error} hint={<Trans>A number such as #42, or words.</Trans>}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="search"
            autoComplete="off"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              // Enter in a search is not meant to send the form.
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        )}
      </Field>
      {failed && asked !== '' && (
        <Problem error={failed} retry={() => reload({ requestPolicy: 'network-only' })} />
      )}
      <ul className="idea-options" aria-label={t`Ideas found`} aria-busy={fetching}>
        {readFragment(PickableIdea, found).map((idea) => (
          <Option
            key={idea.id}
            idea={idea}
            checked={picked.some(({ id }) => id === idea.id)}
            onToggle={(checked) =>
              onChange(
                checked
                  ? [...picked, { id: idea.id, number: idea.number, title: idea.title }]
                  : picked.filter(({ id }) => id !== idea.id),
              )
            }
          />
        ))}
      </ul>
      <output className="muted">
        {asked !== '' && !fetching && !failed && found.length === 0 && <Trans>No idea found.</Trans>}
      </output>
      {picked.length > 0 && (
        <ul className="idea-picked" aria-label={t`Chosen ideas`}>
          {picked.map((idea) => (
            <li key={idea.id}>
              <span>
                #{idea.number} {idea.title}
              </span>
              <button
                type="button"
                className="button button-quiet"
                aria-label={t`Leave out “${idea.title}”`}
                onClick={() => onChange(picked.filter(({ id }) => id !== idea.id))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface OptionProps {
  idea: ResultOf<typeof PickableIdea>;
  checked: boolean;
  onToggle(checked: boolean): void;
}

function Option({ idea, checked, onToggle }: OptionProps) {
  const taken = idea.adoption !== null || idea.mergedInto !== null || idea.status.stage === 'DELIVERED';
  const other = idea.adoption?.title;
  const target = idea.mergedInto?.number;
  return (
    <li>
      <label className="choice">
        <input
          type="checkbox"
          checked={checked}
          disabled={taken}
          onChange={(event) => onToggle(event.target.checked)}
        />
        <span>
          #{idea.number} {idea.title}
          <small>
            <StatusChip status={idea.status} />
            <span>
              <Plural value={idea.points} one="# point" other="# points" />
            </span>
            {other !== undefined && (
              <span>
                <Trans>already part of “{other}”</Trans>
              </span>
            )}
            {target !== undefined && (
              <span>
                <Trans>merged into #{target}</Trans>
              </span>
            )}
          </small>
        </span>
      </label>
    </li>
  );
}
