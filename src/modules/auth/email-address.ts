import { isEmail } from 'class-validator';

// \p{C} holds lone surrogates, too.
const UNFIT = /["\\\p{C}\p{Z}]/u;

/** One spelling for one address: trimmed, NFKC, lower case. Text with a lone surrogate stays as it is, and is no address. */
export function normalizeEmail(address: string): string {
  return address.isWellFormed() ? address.normalize('NFKC').trim().toLowerCase().normalize('NFKC') : address;
}

/** Whether a normalised address has the shape of one; quoted names are left out, since nobody has them and mail servers disagree on them. */
export function isEmailAddress(address: string): boolean {
  return !UNFIT.test(address) && isEmail(address);
}
