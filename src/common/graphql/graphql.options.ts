import { randomUUID } from 'node:crypto';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  GraphQLError,
  isObjectType,
  type GraphQLSchema,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { jitPlugin, type FormatError } from './jit.plugin.js';
import { completeAddresses } from './on-this-site.decorator.js';
import { publicError, TOO_COMPLEX } from './public-error.js';
import { retryAfterPlugin } from './retry-after.plugin.js';
import type { RequestContextFactory } from './request-context.js';

/**
 * Refused before execution above these; introspection by the usual tools stays below. The cost counts fields, half as much again a level, times
 * every `first`: fifteen comments with five replies each come to 77,000, a hundred ideas with a hundred rows each are too many.
 */
const QUERY_LIMITS = { depth: 14, aliases: 30, cost: 100_000 };

const limited = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError): void => {
      context?.reportError(new GraphQLError(`${TOO_COMPLEX} ${error.message.replace('Syntax Error: ', '')}`));
    },
  ],
};

/** Beside GraphQL's own; they hold for whatever way an operation comes. */
export const VALIDATION_RULES: ValidationRule[] = [
  maxDepthRule({ n: QUERY_LIMITS.depth, ignoreIntrospection: true, flattenFragments: true, ...limited }),
  maxAliasesRule({ n: QUERY_LIMITS.aliases, ...limited }),
  costLimitRule({
    maxCost: QUERY_LIMITS.cost,
    ignoreIntrospection: true,
    flattenFragments: true,
    ...limited,
  }),
];

/** Nest's resolver for a field that only reads its property: what graphql does by itself, and graphql-jit faster. */
const READS_PROPERTY = 'rootFieldResolver';

/**
 * Takes Nest's property readers away, which graphql-jit would call for every field of every row. `totalCount` may be a function, so that
 * it is computed only when it was selected; this calls it.
 */
export function trimResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve?.name === READS_PROPERTY) delete field.resolve;
    }
    const count = type.name.endsWith('Connection') ? type.getFields()['totalCount'] : undefined;
    if (count) {
      count.resolve = ({ totalCount }: { totalCount: number | (() => Promise<number>) }) =>
        typeof totalCount === 'function' ? totalCount() : totalCount;
    }
  }
  return schema;
}

export function graphqlOptions(
  contexts: RequestContextFactory,
  log: Logger,
  site: { publicUrl: string },
): Omit<ApolloDriverConfig, 'driver'> {
  const format: FormatError = (formatted, error, requestId) => publicError(formatted, error, requestId, log);
  return {
    autoSchemaFile: true,
    sortSchema: true,
    // Nest would execute an introspection of the whole schema at each start; Apollo Server validates it anyway.
    buildSchemaOptions: { skipCheck: true },
    path: '/graphql',
    graphiql: false,
    introspection: true,
    csrfPrevention: true,
    autoTransformHttpErrors: false,
    includeStacktraceInErrorResponses: false,
    transformAutoSchemaFile: true,
    transformSchema: (schema) => completeAddresses(trimResolvers(schema), site),
    formatError: (formatted, error) => format(formatted, error, randomUUID()),
    context: (req: FastifyRequest, reply: FastifyReply) => contexts.fromHttp(req, reply),
    validationRules: VALIDATION_RULES,
    plugins: [ApolloServerPluginCacheControlDisabled(), jitPlugin(format), retryAfterPlugin()],
  };
}
