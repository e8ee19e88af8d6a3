import type { UploadedLogo } from './upload-logo.js';

/** `undefined`: as it is saved; null: the built-in mark. */
export type LogoChange = { uploaded: UploadedLogo } | { address: string } | null | undefined;

const isWhole = (address: string): boolean => /^https?:$/.test(URL.parse(address)?.protocol ?? '');

/** Whether the server would read it: an address that is being typed is none until it is whole. */
export const isWholeAddress = (change: LogoChange): boolean =>
  !change || 'uploaded' in change || isWhole(change.address.trim());

/** What can be shown of it; null for the built-in mark, and for an address that is not whole. */
export function shownLogo(savedUrl: string | null, change: LogoChange): string | null {
  if (change === undefined) return savedUrl;
  if (change === null) return null;
  if ('uploaded' in change) return change.uploaded.url;
  return isWholeAddress(change) ? change.address.trim() : null;
}

/** The address that was given for the saved logo; empty where it is a file of this site. */
const givenAddress = (savedUrl: string | null): string =>
  savedUrl === null || URL.parse(savedUrl)?.pathname.startsWith('/attachments/') ? '' : savedUrl;

/** What stands in the field for the address. */
export function addressIn(savedUrl: string | null, change: LogoChange): string {
  if (change === undefined) return givenAddress(savedUrl);
  return change && 'address' in change ? change.address : '';
}

/** What an address typed there changes: nothing where it is what stood there before, so that no file is given up for a slip. */
export function typedAddress(savedUrl: string | null, address: string): LogoChange {
  if (address === givenAddress(savedUrl)) return undefined;
  return address === '' ? null : { address };
}
