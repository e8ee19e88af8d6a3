import { Trans } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useFormat } from '../../i18n/use-format.js';
import { FormProblem } from '../../ui/form-problem.js';
import { useStableCallback } from '../../ui/use-stable-callback.js';
import { RequestDataExport, type CurrentExport } from './data-export-query.js';

/** While an export is made, it is looked at so often; milliseconds. */
const LOOK_EVERY = 5000;
const DAY_MS = 24 * 60 * 60 * 1000;

interface ExportSectionProps {
  current: CurrentExport;
  refresh(): void;
}

export function ExportSection({ current, refresh }: ExportSectionProps) {
  const { run, pending, failure } = useFormMutation(
    RequestDataExport,
    (data) => data.requestDataExport?.userErrors,
  );
  const look = useStableCallback(refresh);
  const isWaiting = current?.state === 'WAITING';
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(look, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [isWaiting, look]);
  const mayAsk = !current || current.state === 'FAILED' || isOld(current.requestedAt);
  return (
    <>
      <FormProblem
        general={failure.userErrors.map(({ message }) => message)}
        requestError={failure.requestError}
      />
      <div role="status">
        <ExportState current={current} />
      </div>
      {mayAsk && !isWaiting && (
        <button
          type="button"
          className={current?.state === 'READY' ? 'button' : 'button button-main'}
          aria-disabled={pending || undefined}
          onClick={() => void run({})}
        >
          {current ? <Trans>Ask for a new one</Trans> : <Trans>Ask for my data</Trans>}
        </button>
      )}
    </>
  );
}

const isOld = (requestedAt: string): boolean => Date.now() - Date.parse(requestedAt) > DAY_MS;

function ExportState({ current }: { current: CurrentExport }) {
  const format = useFormat();
  if (!current) return null;
  if (current.state === 'WAITING')
    return (
      <p>
        <Trans>
          Your file is being made. You get a mail as soon as it is there; you may leave this page.
        </Trans>
      </p>
    );
  if (current.state === 'FAILED')
    return (
      <p className="field-error">
        <Trans>The file could not be made. Nothing was lost; ask for it again.</Trans>
      </p>
    );
  const until = current.expiresAt ? format.moment(current.expiresAt) : '';
  const size = format.bytes(current.byteSize ?? 0);
  return (
    <p>
      <a className="button button-main" href={current.url ?? ''} download>
        <Trans>Download ({size})</Trans>
      </a>{' '}
      <span className="muted">
        <Trans>There until {until}.</Trans>
      </span>
    </p>
  );
}
