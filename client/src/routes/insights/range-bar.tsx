import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useShell } from '../../features/session/shell.js';
import { Field } from '../../ui/field.js';
import { isDay, PRESETS, rangeFault, viewPath, type InsightsView } from './range.js';

/** Which days, and which board; all of it is in the address. */
export function RangeBar({ view }: { view: InsightsView }) {
  const { t } = useLingui();
  const { viewer } = useShell();
  const navigate = useNavigate();
  const boards = viewer?.triageBoards ?? [];
  return (
    <div className="insight-range">
      <nav className="segmented" aria-label={t`Range`}>
        {PRESETS.map((days) => (
          <Link
            key={days}
            to={viewPath({ ...view, preset: days })}
            replace
            aria-current={view.preset === days ? 'page' : undefined}
          >
            <Trans>{days} days</Trans>
          </Link>
        ))}
      </nav>
      <CustomRange view={view} />
      {boards.length > 1 && (
        <Field label={t`Board`}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={view.board ?? ''}
              onChange={({ target }) =>
                void navigate(viewPath({ ...view, board: target.value || null }), { replace: true })
              }
            >
              <option value="">{t`All my boards`}</option>
              {boards.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  );
}

function CustomRange({ view }: { view: InsightsView }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [from, setFrom] = useState(view.from);
  const [to, setTo] = useState(view.to);
  const [faults, setFaults] = useState<{ from?: string; to?: string }>({});
  // The fields follow the address without being made anew: who is in one of them stays there.
  const [of, setOf] = useState(view);
  if (of.from !== view.from || of.to !== view.to) {
    setOf(view);
    setFrom(view.from);
    setTo(view.to);
    setFaults({});
  }
  const show = () => {
    const found = {
      ...(isDay(from) ? {} : { from: t`Which day?` }),
      ...(isDay(to) ? {} : { to: t`Which day?` }),
    };
    const fault = isDay(from) && isDay(to) ? rangeFault(from, to) : null;
    const all =
      fault === 'order'
        ? { from: t`The first day comes after the last one.` }
        : fault === 'length'
          ? { to: t`Five years at most.` }
          : found;
    setFaults(all);
    if (Object.keys(all).length === 0)
      void navigate(viewPath({ ...view, from, to, preset: null }), { replace: true });
  };
  return (
    <form
      className="insight-custom"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <Field label={t`From`} {...(faults.from === undefined ? {} : { error: faults.from })}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="date"
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        )}
      </Field>
      <Field
        label={t({ message: 'To', context: 'until a day' })}
        {...(faults.to === undefined ? {} : { error: faults.to })}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            type="date"
            value={to}
            onChange={({ target }) => setTo(target.value)}
          />
        )}
      </Field>
      <button type="submit" className="button">
        <Trans>Show</Trans>
      </button>
    </form>
  );
}
