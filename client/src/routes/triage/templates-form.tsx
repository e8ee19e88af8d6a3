import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useClient } from 'urql';
import {
  DeleteReplyTemplate,
  useReplyTemplates,
  type ReplyTemplate,
} from '../../features/triage/reply-templates.js';
import { sendMutation } from '../../graphql/send-mutation.js';
import type { FormFailure } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormProblem } from '../../ui/form-problem.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { TemplateForm } from './template-form.js';

/** Replies that a team gives often: to be written, changed and thrown away. */
export function TemplatesForm() {
  const { t } = useLingui();
  const client = useClient();
  const announce = useAnnounce();
  const { templates, teams, error, reload } = useReplyTemplates();
  const [editing, setEditing] = useState<ReplyTemplate | 'new' | null>(null);
  /** Asked about before it goes: a template can't be brought back. */
  const [leaving, setLeaving] = useState<string | null>(null);
  const [failure, setFailure] = useState<FormFailure | null>(null);

  const remove = async (template: ReplyTemplate) => {
    const { failure: refused } = await sendMutation(
      client,
      DeleteReplyTemplate,
      { input: { id: template.id } },
      (data) => data.deleteReplyTemplate?.userErrors,
    );
    setFailure(refused);
    setLeaving(null);
    if (refused) return;
    announce(t`The template is deleted.`);
    reload();
  };

  if (error) return <Problem error={error} retry={reload} />;
  if (!templates) return <span className="skeleton" aria-hidden="true" />;
  if (editing) {
    return (
      <TemplateForm
        template={editing === 'new' ? null : editing}
        teams={teams}
        cancel={() => setEditing(null)}
        saved={() => {
          setEditing(null);
          announce(t`The template is saved.`);
          reload();
        }}
      />
    );
  }
  return (
    <div className="templates dialog-wide">
      {failure && (
        <FormProblem
          general={failure.userErrors.map(({ message }) => message)}
          requestError={failure.requestError}
        />
      )}
      {templates.length === 0 && (
        <p className="muted">
          <Trans>No templates yet. Write one for an answer that you give often.</Trans>
        </p>
      )}
      <ul>
        {templates.map((template) => {
          const { name } = template;
          return (
            <li key={template.id}>
              <div>
                <strong>{name}</strong> <span className="muted">{template.team.name}</span>
                <p className="template-body">{template.body}</p>
              </div>
              {leaving === template.id ? (
                <div className="template-actions">
                  <button
                    type="button"
                    className="button button-danger triage-small"
                    onClick={() => void remove(template)}
                  >
                    <Trans>Delete for good</Trans>
                  </button>
                  <button type="button" className="button triage-small" onClick={() => setLeaving(null)}>
                    <Trans>Keep it</Trans>
                  </button>
                </div>
              ) : (
                <div className="template-actions">
                  <button
                    type="button"
                    className="button button-quiet triage-small"
                    aria-label={t`Edit “${name}”`}
                    onClick={() => setEditing(template)}
                  >
                    <Icon name="edit" />
                  </button>
                  <button
                    type="button"
                    className="button button-quiet triage-small"
                    aria-label={t`Delete “${name}”`}
                    onClick={() => setLeaving(template.id)}
                  >
                    <Icon name="trash" />
                  </button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <div className="dialog-actions">
        {teams.length === 0 ? (
          <p className="muted">
            <Trans>Only members of a team write templates.</Trans>
          </p>
        ) : (
          <button type="button" className="button button-main" onClick={() => setEditing('new')}>
            <Icon name="plus" />
            <Trans>New template</Trans>
          </button>
        )}
      </div>
    </div>
  );
}
