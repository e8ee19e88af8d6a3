import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../i18n/use-format.js';
import { Icon } from '../../ui/icon.js';
import type { LevelOnPage, MemberOnPage } from './member-query.js';

/** Level, reputation, how far the next level is, and what was awarded. */
export function MemberStanding({ member, levels }: { member: MemberOnPage; levels: readonly LevelOnPage[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const { reputation, level, badges } = member;
  return (
    <section className="member-standing" aria-label={t`Reputation`}>
      <div className="card member-reputation">
        <p className="member-level">{level}</p>
        <p>
          <Plural value={reputation} one="# point of reputation" other="# points of reputation" />
        </p>
        <Progress reputation={reputation} levels={levels} />
      </div>
      {badges.length > 0 && (
        <ul className="member-badges" aria-label={t`Badges`}>
          {badges.map(({ key, name, description, awardedAt }) => (
            <li key={key} className="card">
              <Icon name="award" />
              <div>
                <strong>{name}</strong>
                <p className="muted">
                  {description} · <time dateTime={awardedAt}>{format.day(awardedAt)}</time>
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Progress({ reputation, levels }: { reputation: number; levels: readonly LevelOnPage[] }) {
  const { t } = useLingui();
  // Below 0 one is on the lowest level, too.
  const counted = Math.max(reputation, 0);
  const next = levels.find(({ from }) => from > counted);
  if (!next) {
    return (
      <p className="muted">
        <Trans>The highest level there is.</Trans>
      </p>
    );
  }
  const { name } = next;
  const start = levels.findLast(({ from }) => from <= counted)?.from ?? 0;
  return (
    <>
      <progress max={next.from - start} value={counted - start} aria-label={t`On the way to ${name}`} />
      <p className="muted">
        <Plural value={next.from - reputation} one={`# point to ${name}`} other={`# points to ${name}`} />
      </p>
    </>
  );
}
