import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import { useAnnounce } from '../../ui/announcer.js';
import { randomKey } from '../writing/random-key.js';
import { useCommentDraft } from './comment-draft.js';
import { CommentForm } from './comment-form.js';
import { AddComment } from './comment-mutations.js';

interface NewCommentProps {
  ideaId: string;
  /** The comment that it replies to. */
  parent?: { id: string; name: string };
  onDone(): void;
  onCancel?: () => void;
}

export function NewComment({ ideaId, parent, onDone, onCancel }: NewCommentProps) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const [text, setText] = useCommentDraft(parent?.id ?? ideaId);
  const { run, pending, failure } = useFormMutation(AddComment, (data) => data.addComment?.userErrors);
  /** The same text sent again after a lost answer is the same comment; another text is another one. */
  const sent = useRef({ text: '', key: '' });
  const send = async () => {
    if (sent.current.text !== text) sent.current = { text, key: randomKey() };
    const input = { ideaId, body: text, parentId: parent?.id ?? null, idempotencyKey: sent.current.key };
    const done = await run({ input });
    if (!done) return;
    sent.current = { text: '', key: '' };
    setText('');
    if (done.addComment?.comment?.moderation === 'HELD')
      announce(t`It waits for a moderator. Until one has looked at it, only you and moderators see it.`);
    else announce(parent ? t`Your reply is there.` : t`Your comment is there.`);
    onDone();
  };
  const name = parent?.name ?? '';
  return (
    <CommentForm
      label={parent ? t`Reply to ${name}` : t`Your comment`}
      text={text}
      pending={pending}
      failure={failure}
      submit={parent ? <Trans>Reply</Trans> : <Trans>Comment</Trans>}
      onChange={setText}
      onSubmit={() => void send()}
      onCancel={onCancel}
    />
  );
}
