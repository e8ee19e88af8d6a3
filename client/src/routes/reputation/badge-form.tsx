import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Field } from '../../ui/field.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { SubmitButton } from '../../ui/submit-button.js';
import { SaveBadge, type BadgeOnPage } from './reputation-query.js';

/** One badge: its words, how often its rule must be met, and whether it is awarded at all. */
export function BadgeForm({ badge: initial }: { badge: BadgeOnPage }) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [badge, setBadge] = useState(initial);
  const [name, setName] = useState(initial.name);
  const [description, setDescription] = useState(initial.description);
  const [threshold, setThreshold] = useState(String(initial.threshold));
  const [enabled, setEnabled] = useState(initial.enabled);
  const [saved, setSaved] = useState(false);
  const { run, pending, failure } = useFormMutation(SaveBadge, (data) => data.updateBadge?.userErrors);
  const { byField, general } = sortUserErrors(failure.userErrors, ['name', 'description', 'threshold']);
  const save = async () => {
    const wanted = /^\d{1,9}$/.test(threshold.trim()) ? Number(threshold) : 0;
    // What somebody else changed meanwhile stays as they left it.
    const data = await run({
      input: {
        key: badge.key,
        ...(name === badge.name ? {} : { name }),
        ...(description === badge.description ? {} : { description }),
        ...(wanted === badge.threshold ? {} : { threshold: wanted }),
        ...(enabled === badge.enabled ? {} : { enabled }),
      },
    });
    const changed = data?.updateBadge?.badge;
    if (!changed) return;
    setBadge(changed);
    // What is typed while it is saved stays.
    setName((now) => (now === name ? changed.name : now));
    setDescription((now) => (now === description ? changed.description : now));
    setThreshold((now) => (now === threshold ? String(changed.threshold) : now));
    setEnabled((now) => (now === enabled ? changed.enabled : now));
    setSaved(true);
    announce(t`The badge is saved.`);
  };
  const editing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setSaved(false);
    };
  return (
    <form
      className="form card badge-form"
      noValidate
      aria-label={badge.name}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="badge-form-head">
        <Icon name="award" />
        <strong>{badge.name}</strong>
        <span className="muted">
          {badge.rule} ·{' '}
          <Plural
            value={badge.awardedCount}
            _0="nobody has it"
            one="# member has it"
            other="# members have it"
          />
        </span>
      </p>
      <div className="badge-form-fields">
        <Field label={<Trans context="of a thing">Name</Trans>} error={byField.name}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={name}
              onChange={(event) => editing(setName)(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={<Trans>Threshold</Trans>}
          hint={<Trans>How often it must have happened, 1 to 1,000.</Trans>}
          error={byField.threshold}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="numeric"
              value={threshold}
              onChange={(event) => editing(setThreshold)(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={<Trans>What it is awarded for</Trans>} error={byField.description}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={description}
            onChange={(event) => editing(setDescription)(event.target.value)}
          />
        )}
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={enabled}
          onChange={(event) => editing(setEnabled)(event.target.checked)}
        />
        <Trans>Award it</Trans>
      </label>
      <FormProblem general={general} requestError={failure.requestError} />
      <div className="form-actions">
        <SubmitButton pending={pending}>
          <Trans>Save the badge</Trans>
        </SubmitButton>
        <output>{saved && <Trans>Saved.</Trans>}</output>
      </div>
    </form>
  );
}
