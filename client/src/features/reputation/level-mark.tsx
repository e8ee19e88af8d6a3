import { useLingui } from '@lingui/react/macro';

/** Somebody's level, small, beside their name. */
export function LevelMark({ level }: { level: string }) {
  const { t } = useLingui();
  if (level === '') return null;
  return (
    <span className="level-mark" title={t`Level of reputation`}>
      {level}
    </span>
  );
}
