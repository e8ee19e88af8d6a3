import { Plural, Trans } from '@lingui/react/macro';

/** Before something that can't be unsaid: who will read it. */
export function WhoIsTold({ supporterCount }: { supporterCount: number }) {
  return (
    <p>
      {supporterCount === 0 ? (
        <Trans>Whoever wrote or follows these ideas will be told.</Trans>
      ) : (
        <Plural
          value={supporterCount}
          one="# supporter will be told, and whoever follows these ideas."
          other="# supporters will be told, and whoever follows these ideas."
        />
      )}
    </p>
  );
}
