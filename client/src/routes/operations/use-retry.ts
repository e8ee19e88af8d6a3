import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { TypedDocumentNode } from '@urql/core';
import { useFormMutation } from '../../graphql/use-form-mutation.js';
import type { UserErrorRefs } from '../../graphql/user-errors.js';
import { useAnnounce } from '../../ui/announcer.js';

interface Retried {
  retried: number | null;
  userErrors: UserErrorRefs;
}

/** Another try for rows of a table; says how many, then calls `changed`. */
export function useRetry<Data>(
  document: TypedDocumentNode<Data, { ids: string[] }>,
  payloadOf: (data: Data) => Retried | null,
  changed: () => void,
) {
  const { t } = useLingui();
  const announce = useAnnounce();
  const { run, pending, failure } = useFormMutation(document, (data) => payloadOf(data)?.userErrors);
  const retry = async (ids: string[]) => {
    const data = await run({ ids });
    if (!data) return;
    const count = payloadOf(data)?.retried ?? 0;
    announce(t`${plural(count, { one: '# is tried again.', other: '# are tried again.' })}`);
    changed();
  };
  return { retry, pending, failure };
}
