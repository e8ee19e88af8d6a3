import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Icon, type IconName } from '../../ui/icon.js';

type Style =
  'md-bold' | 'md-italic' | 'md-code' | 'md-link' | 'md-quote' | 'md-unordered-list' | 'md-ordered-list';

interface Tool {
  style: Style;
  icon: IconName;
  /** As `KeyboardEvent.code`, since what a key writes depends on its layout. */
  code: string;
  shift: boolean;
  key: string;
}

const TOOLS: readonly Tool[] = [
  { style: 'md-bold', icon: 'bold', code: 'KeyB', shift: false, key: 'B' },
  { style: 'md-italic', icon: 'italic', code: 'KeyI', shift: false, key: 'I' },
  { style: 'md-code', icon: 'code', code: 'KeyE', shift: false, key: 'E' },
  { style: 'md-link', icon: 'link', code: 'KeyK', shift: false, key: 'K' },
  { style: 'md-quote', icon: 'quote', code: 'Period', shift: true, key: '.' },
  { style: 'md-unordered-list', icon: 'bullets', code: 'Digit8', shift: true, key: '8' },
  { style: 'md-ordered-list', icon: 'numbers', code: 'Digit7', shift: true, key: '7' },
];

const onMac = /mac|iphone|ipad/i.test(navigator.userAgent);

const spelled = ({ shift, key }: Tool) =>
  onMac ? `⌘${shift ? '⇧' : ''}${key}` : `Ctrl+${shift ? 'Shift+' : ''}${key}`;

interface MarkdownToolbarProps {
  /** Id of the field that it writes in. */
  field: string;
  toolbar: RefObject<HTMLElement | null>;
  hidden: boolean;
  /** Lets the person choose files, where files may be added. */
  chooseFiles?: () => void;
}

/** One stop of the Tab key; the arrow keys lead from button to button. What the buttons do comes with code of its own. */
export function MarkdownToolbar({ field, toolbar, hidden, chooseFiles }: MarkdownToolbarProps) {
  const { t } = useLingui();
  /** Its code did not come: without it the buttons would do nothing. */
  const [isDead, setDead] = useState(false);
  useEffect(() => {
    import('@github/markdown-toolbar-element').catch(() => setDead(true));
  }, []);
  const names: Record<Style, string> = {
    'md-bold': t`Bold`,
    'md-italic': t`Italic`,
    'md-code': t`Code`,
    'md-link': t`Link`,
    'md-quote': t`Quote`,
    'md-unordered-list': t`List`,
    'md-ordered-list': t`Numbered list`,
  };
  return (
    <markdown-toolbar
      ref={toolbar}
      class="markdown-tools"
      role="toolbar"
      for={field}
      aria-label={t`Formatting`}
      hidden={hidden}
    >
      {(isDead ? [] : TOOLS).map((tool) => (
        <tool.style
          key={tool.style}
          class="markdown-tool"
          role="button"
          aria-label={names[tool.style]}
          title={`${names[tool.style]} (${spelled(tool)})`}
        >
          <Icon name={tool.icon} />
        </tool.style>
      ))}
      {chooseFiles && (
        <button
          type="button"
          className="markdown-tool"
          data-md-button=""
          // Among others, the toolbar itself leads to it.
          tabIndex={isDead ? 0 : -1}
          aria-label={t`Add pictures or PDFs`}
          title={t`Add pictures or PDFs`}
          onClick={chooseFiles}
        >
          <Icon name="picture" />
        </button>
      )}
    </markdown-toolbar>
  );
}

/** For the field's keys: whether it was a shortcut of the toolbar, which has then done it. */
export function useToolbarKeys() {
  const toolbar = useRef<HTMLElement>(null);
  const press = (event: KeyboardEvent): boolean => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.nativeEvent.isComposing) return false;
    const tool = TOOLS.find(({ code, shift }) => code === event.code && shift === event.shiftKey);
    const button = tool && toolbar.current?.querySelector<HTMLElement>(tool.style);
    if (!tool || !button || !customElements.get(tool.style)) return false;
    event.preventDefault();
    button.click();
    return true;
  };
  return { toolbar, press };
}
