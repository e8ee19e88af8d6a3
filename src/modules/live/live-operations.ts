import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type ExecutionArgs,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { badUserInput } from '../../common/errors/domain-error.js';
import { VALIDATION_RULES } from '../../common/graphql/graphql.options.js';
import { publicError } from '../../common/graphql/public-error.js';
import { LOGGER, type Logger } from '../../common/log.js';
import type { LiveContext } from './live-event.js';

const RULES = [...specifiedRules, ...VALIDATION_RULES];

/** What a subscription's text comes to, by the same rules as over HTTP. */
@Injectable()
export class LiveOperations {
  constructor(
    private readonly modules: ModuleRef,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** @returns why not, where it is not to run */
  prepare(
    { query, variables, operationName }: SubscribePayload,
    context: LiveContext,
  ): ExecutionArgs | GraphQLError[] {
    try {
      const document = parse(query);
      const faults = validate(this.schema, document, RULES);
      if (faults.length > 0) return faults.map(({ message }) => badUserInput(message));
      const operation = getOperationAST(document, operationName);
      if (operation?.operation !== 'subscription')
        return [badUserInput('Over WebSocket only subscriptions are answered.')];
      const { errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], variables ?? {});
      if (errors) return errors.map(({ message }) => badUserInput(message));
      return {
        schema: this.schema,
        document,
        operationName: operationName ?? null,
        variableValues: variables ?? null,
        contextValue: context,
      };
    } catch (error) {
      if (error instanceof GraphQLError) return [badUserInput(error.message)];
      throw error;
    }
  }

  /** What of errors the subscriber may see. */
  format(errors: readonly GraphQLError[], requestId: string): GraphQLFormattedError[] {
    return errors.map((error) => publicError(error.toJSON(), error, requestId, this.log));
  }

  private get schema(): GraphQLSchema {
    return this.modules.get(GraphQLSchemaHost, { strict: false }).schema;
  }
}
