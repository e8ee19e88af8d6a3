import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useMatch, useNavigate, useSearchParams } from 'react-router';
import { Icon } from '../../ui/icon.js';
import { ideasPath, NO_FILTERS, parseFilters } from './idea-filters.js';

const PAUSE_MS = 300;

/** Whether a key press belongs to what is being typed; into a box that is ticked, nothing is. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"])'));

/** On a list, searches in it while one types; elsewhere Enter leads to the list. `/` leads here from everywhere. */
export function SearchField() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const { pathname } = useLocation();
  const board = useMatch('/boards/:slug');
  const onList = board !== null || pathname === '/';
  const searched = onList ? parseFilters(query).search : '';
  const [text, setText] = useState(searched);
  const field = useRef<HTMLInputElement>(null);
  /** What this field has put into the address. */
  const sent = useRef(searched);

  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  const search = (value: string, replace: boolean) => {
    const filters = onList ? parseFilters(query) : NO_FILTERS;
    clearTimeout(pause.current);
    sent.current = value.trim();
    void navigate(ideasPath(board?.params.slug, { ...filters, search: value.trim() }), { replace });
  };

  const type = (value: string) => {
    setText(value);
    clearTimeout(pause.current);
    if (!onList || value.trim() === searched) return;
    // The first letters make an entry in the history, so that Back leads to the list before the search.
    pause.current = setTimeout(() => search(value, searched !== ''), PAUSE_MS);
  };

  // An address that others have changed, such as the way back, wins over what was typed.
  useEffect(() => {
    if (searched === sent.current) return;
    sent.current = searched;
    setText(searched);
  }, [searched]);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  return (
    <search>
      <form
        className="search"
        onSubmit={(event) => {
          event.preventDefault();
          search(text, onList);
        }}
      >
        <label>
          <span className="visually-hidden">
            <Trans>Search ideas</Trans>
          </span>
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            name="q"
            value={text}
            maxLength={200}
            placeholder={t`Search ideas`}
            autoComplete="off"
            enterKeyHint="search"
            onChange={(event) => type(event.target.value)}
          />
          <kbd aria-hidden="true">/</kbd>
        </label>
      </form>
    </search>
  );
}
