import { GraphQLError } from 'graphql';
import type { Message } from '../i18n/format-message.js';

export const USER_ERROR_CODES = [
  'REQUIRED',
  'TOO_SHORT',
  'TOO_LONG',
  'INVALID',
  'NOT_FOUND',
  'TAKEN',
  'STALE',
  'TRANSITION_NOT_ALLOWED',
  'RESPONSE_REQUIRED',
  'IDEA_CLOSED',
  'IN_ADOPTION',
  'ADOPTION_NEEDED',
  'VOTE_BUDGET_SPENT',
  'TOO_MANY',
  'ALREADY_REPORTED',
  'BANNED',
  'STORM_NOT_OPEN',
  'IN_USE',
  'WRONG_CREDENTIALS',
  'LINK_EXPIRED',
  'NOT_CONFIRMED',
] as const;
export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

export interface Refusal {
  code: UserErrorCode;
  /** Path from the input's field; null where no one field is at fault. */
  field: string[] | null;
  /** What the message names: bounds, counts. */
  values: Record<string, string | number>;
  /** The reason, where the code alone would not tell it. */
  message?: Message;
}

/** A refusal that the caller can act on: rolls the transaction back and becomes the payload's `userErrors`. */
export class DomainError extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((r) => `${r.code} ${r.field?.join('.') ?? ''}`).join(', '));
    this.refusals = refusals;
  }
}

export function refusal(
  code: UserErrorCode,
  field?: string | string[],
  values: Refusal['values'] = {},
  message?: Message,
): Refusal {
  return {
    code,
    field: field === undefined ? null : [field].flat(),
    values,
    ...(message ? { message } : {}),
  };
}

export function refuse(
  code: UserErrorCode,
  field?: string | string[],
  values: Refusal['values'] = {},
): DomainError {
  return new DomainError([refusal(code, field, values)]);
}

/** Errors of the request, answered in `errors`: the caller must change who or what it is, not its input. */
export const unauthenticated = (): GraphQLError =>
  new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
export const forbidden = (): GraphQLError =>
  new GraphQLError('You may not do that.', { extensions: { code: 'FORBIDDEN' } });
export const badUserInput = (message: string, field?: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', ...(field === undefined ? {} : { field }) },
  });
/** @param retryAfter seconds */
export const rateLimited = (retryAfter: number): GraphQLError =>
  new GraphQLError('Too many requests.', { extensions: { code: 'RATE_LIMITED', retryAfter } });
