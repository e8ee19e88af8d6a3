import { GraphQLDateTime as DateTime } from 'graphql-scalars';
import { GraphQLScalarType, Kind, GraphQLError } from 'graphql';

/** RFC 3339; written in UTC with milliseconds. */
export const GraphQLDateTime = DateTime;

function absoluteUrl(value: unknown): string {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new GraphQLError('Not an absolute http(s) URL.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return url.href;
}

/** Absolute http(s) URL. The ready-made scalar would parse each URL that we wrote ourselves again, twenty times a page. */
export const GraphQLURL = new GraphQLScalarType<string, string>({
  name: 'URL',
  description: 'Absolute http(s) URL.',
  serialize: String,
  parseValue: absoluteUrl,
  parseLiteral: (node) => absoluteUrl(node.kind === Kind.STRING ? node.value : null),
});

const FULL_DATE = /^(?!0000)\d{4}-\d\d-\d\d$/;

function calendarDay(value: unknown): string {
  const day = typeof value === 'string' && FULL_DATE.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  // February 30 is taken for March 2.
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
    throw new GraphQLError('Not a date such as 2027-03-31.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return value;
}

/** A day without a time or a zone, as text: a Date object would be a moment, and another day elsewhere. */
export const GraphQLDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'RFC 3339 full-date, such as 2027-03-31: a day of the calendar, without a time zone.',
  serialize: String,
  parseValue: calendarDay,
  parseLiteral: (node) => calendarDay(node.kind === Kind.STRING ? node.value : null),
});
