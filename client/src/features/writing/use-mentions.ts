import { useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useQuery } from 'urql';
import { useAnnounce } from '../../ui/announcer.js';
import { useDebounced } from '../../ui/use-debounced.js';
import { insertText } from './edit-text.js';
import { fitsPrefix, mentionAt, type TypedMention } from './mention-at.js';
import { MentionCandidates } from './mention-query.js';

/** Whom a text may name. */
export interface Mentioning {
  ideaId: string;
  /** In a note: only who may read it. */
  internal?: boolean;
}

/** Milliseconds that typing rests before the server is asked. */
const REST = 120;

/** Completion of an @name in a field: what fits, which one is chosen, and the keys that choose. */
export function useMentions(
  field: RefObject<HTMLTextAreaElement | null>,
  mentioning: Mentioning | undefined,
) {
  const id = useId();
  const { t } = useLingui();
  const announce = useAnnounce();
  const [typed, setTyped] = useState<TypedMention | null>(null);
  const [at, setAt] = useState(0);
  /** An input method is composing: letters come and go, and its keys are its own. */
  const composing = useRef(false);
  /** Where a list was closed: the same mention opens none again. */
  const dismissed = useRef<number | null>(null);
  const prefix = useDebounced(typed?.prefix ?? '', REST);
  const [{ data }] = useQuery({
    query: MentionCandidates,
    variables: { ideaId: mentioning?.ideaId ?? '', prefix, internal: mentioning?.internal ?? false },
    pause: !mentioning || typed === null,
  });
  const people = typed
    ? (data?.mentionCandidates ?? []).filter((person) => fitsPrefix(person, typed.prefix))
    : [];
  const isOpen = people.length > 0;
  const active = Math.min(at, people.length - 1);
  const count = people.length;
  const said = isOpen
    ? t`${plural(count, { one: '# person: Enter takes them', other: '# people: arrow keys choose, Enter takes' })}`
    : '';
  useEffect(() => {
    if (said !== '') announce(said);
  }, [said, announce]);

  const look = () => {
    const { current } = field;
    if (!mentioning || !current || composing.current) return;
    const { value, selectionStart, selectionEnd } = current;
    const next = selectionStart === selectionEnd ? mentionAt(value, selectionStart) : null;
    if (next?.start !== dismissed.current) dismissed.current = null;
    const shown = next && next.start !== dismissed.current ? next : null;
    if (shown?.start !== typed?.start || shown?.prefix !== typed?.prefix) {
      setTyped(shown);
      setAt(0);
    }
  };
  const close = () => {
    dismissed.current = typed?.start ?? null;
    setTyped(null);
  };
  const choose = (handle: string) => {
    const { current } = field;
    if (!typed || !current) return;
    const end = typed.start + 1 + typed.prefix.length;
    const follows = current.value[end] === ' ' ? '' : ' ';
    setTyped(null);
    insertText(current, `@${handle}${follows}`, typed.start, end);
  };
  const press = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.nativeEvent.isComposing || composing.current) return false;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const chosen = people[active];
    switch (event.key) {
      case 'ArrowDown':
        setAt((active + 1) % people.length);
        break;
      case 'ArrowUp':
        setAt((active - 1 + people.length) % people.length);
        break;
      case 'Enter':
      case 'Tab':
        if (chosen) choose(chosen.handle);
        break;
      case 'Escape':
        close();
        break;
      default:
        return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return {
    listId: id,
    optionId: (index: number) => `${id}-${index}`,
    people,
    isOpen,
    /** Index of the person whom Enter takes. */
    active,
    start: typed?.start ?? 0,
    choose,
    /** The focus goes elsewhere: back in the field, the list may come again. */
    leave: () => setTyped(null),
    press,
    look,
    compose: (isComposing: boolean) => {
      composing.current = isComposing;
      if (isComposing) setTyped(null);
      else look();
    },
  };
}

export type Mentions = ReturnType<typeof useMentions>;
