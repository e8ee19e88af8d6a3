import { ERASED_HANDLE } from '../members/handle.js';

/** Stands for a mention of somebody who was erased; no handle begins so, and no reader takes it for one. */
const NOBODY = '@…';

export interface NameEraser {
  /** For LIKE, in lower case: whatever may name one of them does. */
  patterns: string[];
  erase(text: string): string;
}

/** Takes handles out of texts: `@handle`, in any case, addresses of their pages, and whose link it is (`?via=`); longer handles and e-mail addresses are left alone. */
export function nameEraser(handles: readonly string[]): NameEraser {
  const any = handles.map((handle) => handle.replace(/[^a-z0-9-]/g, '')).join('|');
  const mention = new RegExp(`(?<![a-z\\d@/%+.-]_*)@(?:${any})(?!_*[a-z\\d@]|-+[a-z\\d])`, 'gi');
  const address = new RegExp(`(/members/)(?:${any})(?!-*[a-z\\d])`, 'gi');
  const shared = new RegExp(`([?&;]via=)(?:${any})(?!-*[a-z\\d])`, 'gi');
  return {
    patterns: handles.flatMap((handle) => [`%@${handle}%`, `%/members/${handle}%`, `%via=${handle}%`]),
    erase: (text) =>
      text
        .replace(mention, NOBODY)
        .replace(address, `$1${ERASED_HANDLE}`)
        .replace(shared, `$1${ERASED_HANDLE}`),
  };
}
