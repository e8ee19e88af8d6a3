const KEY = 'triage:keys';

/** Whether letters do something by themselves; whoever speaks to their computer may want them not to. */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Storage is closed to us: the keys stay as they are.
  }
}
