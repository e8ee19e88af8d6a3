import { Trans, useLingui } from '@lingui/react/macro';

/** What earns how much; the server's table in words. */
export function Earnings() {
  const { t } = useLingui();
  const rows = [
    [t`Somebody promotes your idea`, '+1'],
    [t`A team adopts your idea`, '+50'],
    [t`Your idea is delivered; in part, half of it`, '+200'],
    [t`Your comment becomes part of an idea`, '+20'],
    [t`An idea that your comment is part of is delivered`, '+100'],
    [t`You comment on somebody’s idea for the first time; five a day count`, '+1'],
    [t`Somebody likes your comment`, '+2'],
    [t`A moderator removes what you wrote`, '−20'],
  ] as const;
  return (
    <table className="earnings">
      <caption className="visually-hidden">
        <Trans>What earns reputation</Trans>
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">
            <Trans>What happens</Trans>
          </th>
          <th scope="col">
            <Trans>Points</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, points]) => (
          <tr key={what}>
            <td>{what}</td>
            <td>{points}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
