import { DomainError, refuse } from '../../common/errors/domain-error.js';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** What a password must not be beside too short: what everybody who sees the account would try first. Null where it may be used. */
export function passwordRefusal(
  password: string,
  owner: { email: string; displayName: string },
): DomainError | null {
  const guesses = [owner.email, owner.displayName, ...owner.email.split('@').slice(0, 1)].map(plain);
  return guesses.includes(plain(password)) || plain(password) === '' ? refuse('INVALID', 'password') : null;
}
