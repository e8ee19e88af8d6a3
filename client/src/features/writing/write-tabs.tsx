import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, type KeyboardEvent } from 'react';

interface WriteTabsProps {
  /** Of the field; its panel is `<id>-panel`. */
  id: string;
  isPreview: boolean;
  show(preview: boolean): void;
}

/** Writing, or what becomes of it. */
export function WriteTabs({ id, isPreview, show }: WriteTabsProps) {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent) => {
    const toPreview = { ArrowLeft: !isPreview, ArrowRight: !isPreview, Home: false, End: true }[event.key];
    if (toPreview === undefined) return;
    event.preventDefault();
    show(toPreview);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[toPreview ? 1 : 0]?.focus();
  };
  const tab = (preview: boolean) => ({
    type: 'button' as const,
    role: 'tab',
    id: `${id}-${preview ? 'preview' : 'write'}`,
    'aria-selected': preview === isPreview,
    'aria-controls': `${id}-panel`,
    tabIndex: preview === isPreview ? 0 : -1,
    onClick: () => show(preview),
    onKeyDown: step,
  });
  return (
    <div className="markdown-modes" role="tablist" aria-label={t`View of the text`} ref={list}>
      <button {...tab(false)}>
        <Trans>Write</Trans>
      </button>
      <button {...tab(true)}>
        <Trans>Preview</Trans>
      </button>
    </div>
  );
}
