import { useLingui } from '@lingui/react/macro';
import { useReplyTemplates } from '../../features/triage/reply-templates.js';

/** Puts a reply that the team has written before into the answer. */
export function TemplatePicker({ insert }: { insert(body: string): void }) {
  const { t } = useLingui();
  const { templates = [] } = useReplyTemplates();
  if (templates.length === 0) return null;
  const teams = [...new Map(templates.map(({ team }) => [team.id, team])).values()];
  return (
    <select
      className="input template-picker"
      aria-label={t`Insert a reply template`}
      value=""
      onChange={(event) => {
        const chosen = templates.find(({ id }) => id === event.target.value);
        if (chosen) insert(chosen.body);
      }}
    >
      <option value="">{t`Insert a reply template…`}</option>
      {teams.map((team) => (
        <optgroup key={team.id} label={team.name}>
          {templates
            .filter((template) => template.team.id === team.id)
            .map((template) => (
              <option key={template.id} value={template.id}>
                {template.name}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
