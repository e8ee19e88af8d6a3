import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useRef, useState, type MouseEvent } from 'react';
import { Link, useLocation } from 'react-router';
import { useFormat } from '../../i18n/use-format.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Icon } from '../../ui/icon.js';
import { useDismiss } from '../../ui/use-dismiss.js';
import { withNext } from '../session/return-to.js';
import { useShell } from '../session/shell.js';
import type { Vote } from './tally.js';
import { useVote, type VoteTargetRef } from './use-vote.js';
import { VoteRefusal } from './vote-refusal.js';
import { useVoteDesk } from './vote-provider.js';

interface VoteControlProps {
  idea: VoteTargetRef;
  /** `row` lies down: for narrow rows and the bar at the lower edge of a phone. */
  layout?: 'column' | 'row';
}

export function VoteControl({ idea: ref, layout = 'column' }: VoteControlProps) {
  const { t } = useLingui();
  const format = useFormat();
  const announce = useAnnounce();
  const desk = useVoteDesk();
  const { viewer } = useShell();
  const { pathname, search } = useLocation();
  const { idea, tally, refusal: refused } = useVote(ref);
  const { title } = idea;
  // An idea may stand twice on a page: a refusal is said where the press was.
  const [pressedHere, setPressedHere] = useState(false);
  const refusal = pressedHere ? refused : undefined;
  const area = useRef<HTMLDivElement>(null);
  const dismiss = useCallback(() => {
    desk.dismiss(idea.id);
    setPressedHere(false);
  }, [desk, idea.id]);
  useDismiss(refusal !== undefined, area, dismiss);

  const vote = async (wanted: Vote) => {
    const outcome = await desk.press(idea.id, wanted);
    if (!outcome || outcome.refusal) return;
    if (outcome.vote === 'PROMOTE') announce(t`You promoted “${title}”.`);
    else if (outcome.vote === 'DEMOTE') announce(t`You demoted “${title}”.`);
    else announce(t`You took back your vote on “${title}”.`);
  };

  const press = (direction: 'PROMOTE' | 'DEMOTE') => (event: MouseEvent) => {
    // The second half of a double click is no second thought.
    if (event.detail > 1) return;
    setPressedHere(true);
    if (viewer === null) return desk.refuse(idea.id, { kind: 'SIGNED_OUT' });
    if (!idea.isOpen) return desk.refuse(idea.id, { kind: 'REFUSED', code: 'IDEA_CLOSED', message: '' });
    void vote(tally.viewerVote === direction ? null : direction);
  };

  const [initial] = useState(tally.points);
  const points = format.points(tally.points);
  return (
    <div
      className="vote"
      data-layout={layout}
      data-vote={tally.viewerVote ?? undefined}
      data-closed={idea.isOpen ? undefined : ''}
      ref={area}
    >
      <fieldset className="vote-box" aria-label={t`Vote on “${title}”`}>
        <button
          type="button"
          className="vote-button vote-up"
          aria-pressed={tally.viewerVote === 'PROMOTE'}
          aria-label={t`Promote`}
          title={t`Promote`}
          onClick={press('PROMOTE')}
        >
          <svg viewBox="0 0 16 10" aria-hidden="true" focusable="false">
            <path d="M8 1.5 14.5 9h-13Z" />
          </svg>
        </button>
        <span className="vote-points">
          <span
            key={tally.points}
            className={tally.points === initial ? undefined : 'vote-tick'}
            data-long={points.length > 4 ? '' : undefined}
            aria-hidden="true"
          >
            {points}
          </span>
          <span className="visually-hidden">
            <Plural value={tally.points} one="# point" other="# points" />
          </span>
        </span>
        <button
          type="button"
          className="vote-button vote-down"
          aria-pressed={tally.viewerVote === 'DEMOTE'}
          aria-label={t`Demote`}
          title={t`Demote`}
          onClick={press('DEMOTE')}
        >
          <svg viewBox="0 0 16 10" aria-hidden="true" focusable="false">
            <path d="M8 8.5 1.5 1h13Z" />
          </svg>
        </button>
      </fieldset>
      {refusal && (
        <div className="vote-refusal" role="alert">
          <p>
            <VoteRefusal refusal={refusal} />
          </p>
          <div className="vote-refusal-actions">
            {refusal.kind === 'SIGNED_OUT' && (
              <>
                <Link className="button button-main" to={withNext('/sign-in', pathname + search)}>
                  <Trans>Sign in</Trans>
                </Link>
                <Link className="button" to={withNext('/sign-up', pathname + search)}>
                  <Trans>Sign up</Trans>
                </Link>
              </>
            )}
            <button type="button" className="button button-quiet" aria-label={t`Close`} onClick={dismiss}>
              <Icon name="close" />
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
