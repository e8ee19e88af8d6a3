import { useLingui } from '@lingui/react/macro';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { Avatar } from '../../ui/avatar.js';
import type { Mentions } from './use-mentions.js';

interface MentionListProps {
  mentions: Mentions;
  field: RefObject<HTMLTextAreaElement | null>;
  /** What the field says, for finding where in it the @ stands. */
  text: string;
}

/** Whom the @ may mean, at the @: a copy of the field's text that nobody sees tells where that is. */
export function MentionList({ mentions, field, text }: MentionListProps) {
  const { t } = useLingui();
  const sign = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { people, active, start } = mentions;
  useLayoutEffect(() => {
    if (!sign.current || !list.current || !field.current) return;
    const { offsetLeft, offsetTop, offsetHeight } = sign.current;
    const box = list.current;
    const top = offsetTop - field.current.scrollTop;
    const room = window.innerHeight - field.current.getBoundingClientRect().top - top - offsetHeight;
    const isAbove =
      room < box.offsetHeight && top + field.current.getBoundingClientRect().top > box.offsetHeight;
    box.style.top = `${isAbove ? top - box.offsetHeight : top + offsetHeight}px`;
    box.style.setProperty('--at', `${offsetLeft}px`);
  });
  useLayoutEffect(() => {
    // jsdom lays nothing out, and scrolls nowhere.
    list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  return (
    <>
      <div className="markdown-copy" aria-hidden="true">
        {text.slice(0, start)}
        <span ref={sign}>@</span>
      </div>
      <div
        ref={list}
        id={mentions.listId}
        className="mention-list"
        role="listbox"
        tabIndex={-1}
        aria-label={t`People`}
      >
        {people.map(({ id, handle, displayName, avatarUrl }, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={id}
            id={mentions.optionId(index)}
            role="option"
            aria-selected={index === active}
            // The field keeps the focus, and with it a telephone its keyboard.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => mentions.choose(handle)}
          >
            <Avatar name={displayName} handle={handle} url={avatarUrl} />
            <span className="mention-name">
              <bdi>{displayName}</bdi>
            </span>
            <span className="muted">@{handle}</span>
          </button>
        ))}
      </div>
    </>
  );
}
