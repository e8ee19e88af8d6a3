import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { graphql } from '../../graphql/graphql.js';
import { Problem } from '../../ui/problem.js';
import { SelectField } from '../../ui/select-field.js';

export const StatusesQuery = graphql(`
  query LeavingStatuses {
    statuses {
      key
      name
      stage
    }
  }
`);

/** Stages that an idea may be in without an adoption, the likelier ones first. */
const STAGES = ['REVIEW', 'CLOSED', 'SUBMITTED', 'ARCHIVED'];

interface StatusSelectProps {
  label: string;
  value: string;
  error?: string;
  onChange(key: string): void;
}

/** Where ideas go that leave an adoption. */
export function StatusSelect({ label, value, error, onChange }: StatusSelectProps) {
  const { t } = useLingui();
  const [{ data, error: failed }, reload] = useQuery({ query: StatusesQuery });
  if (failed && !data) {
    return <Problem error={failed} retry={() => reload({ requestPolicy: 'network-only' })} />;
  }
  const options = STAGES.flatMap((stage) => data?.statuses.filter((status) => status.stage === stage) ?? []);
  return (
    <SelectField
      label={label}
      error={error}
      hint={<Trans>Each idea keeps its votes.</Trans>}
      required
      aria-busy={!data}
      value={value}
      onChange={onChange}
    >
      <option value="">{t`Choose a status`}</option>
      {options.map((status) => (
        <option key={status.key} value={status.key}>
          {status.name}
        </option>
      ))}
    </SelectField>
  );
}
