import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { KEYS, type KeyAction } from '../../features/triage/key-map.js';
import { setSingleKeys, singleKeysAreOn } from '../../features/triage/single-keys.js';

export function KeysHelp() {
  const { t } = useLingui();
  const [on, setOn] = useState(singleKeysAreOn);
  const names: Record<KeyAction, string> = {
    next: t`Next idea`,
    previous: t`Previous idea`,
    open: t`Open the idea to read`,
    select: t`Select the idea`,
    selectRange: t`Select up to here`,
    answer: t`Answer`,
    status: t`Change the status`,
    assign: t`Assign`,
    assignToMe: t`Assign to me`,
    tags: t`Tag`,
    merge: t`Merge into another idea`,
    adopt: t`Adopt`,
    note: t`Write an internal note`,
    undo: t`Undo`,
    refresh: t`Refresh the list`,
    search: t`Search in this view`,
    help: t`Show these keys`,
    leave: t`Back to the list; select none`,
  };
  return (
    <>
      <dl className="keys-help dialog-wide">
        {KEYS.map(([action, ...keys]) => (
          <div key={action}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{names[action]}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>1</kbd>…<kbd>5</kbd>
          </dt>
          <dd>
            <Trans>Merge into the suggested duplicate with that number</Trans>
          </dd>
        </div>
        <div>
          <dt>
            <kbd>Ctrl + Enter</kbd>
          </dt>
          <dd>
            <Trans>Send what is being written</Trans>
          </dd>
        </div>
      </dl>
      <label className="triage-choice">
        <input
          type="checkbox"
          checked={on}
          onChange={() => {
            setOn(!on);
            setSingleKeys(!on);
          }}
        />
        <Trans>Letters work as keys</Trans>
      </label>
      <p className="muted">
        <Trans>They act on the selected ideas, else on the one at hand, and never while you type.</Trans>
      </p>
    </>
  );
}
