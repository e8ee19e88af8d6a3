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
