/** For the `ref` of what is to have the focus in a dialog that opens: after the dialog itself has given it away. */
export function focusSoon(element: HTMLElement | null): void {
  if (element) setTimeout(() => element.focus());
}
