/** Puts `text` in place of a range, as if it were typed: it can be undone, and whoever listens for input hears it. */
export function insertText(field: HTMLTextAreaElement, text: string, from: number, to: number): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  if (typeof document.execCommand === 'function' && document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
