import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { catchError, map, of, type Observable } from 'rxjs';
import { DomainError, type Refusal } from '../errors/domain-error.js';
import { refusalMessage } from '../i18n/refusal-messages.js';
import type { Locale } from '../i18n/locale.js';
import type { RequestContext } from './request-context.js';
import type { UserError } from './user-error.model.js';

export function toUserErrors(refusals: readonly Refusal[], locale: Locale): UserError[] {
  return refusals.map((refusal) => ({
    code: refusal.code,
    field: refusal.field,
    message: refusalMessage(refusal, locale),
  }));
}

/** Stands outside every transaction: a DomainError has rolled back by the time it becomes `userErrors` here. */
@Injectable()
export class UserErrorsInterceptor implements NestInterceptor<object, object> {
  intercept(execution: ExecutionContext, next: CallHandler<object>): Observable<object> {
    if (execution.getType<string>() !== 'graphql') return next.handle();
    const gql = GqlExecutionContext.create(execution);
    if (gql.getInfo<{ parentType?: { name: string } }>().parentType?.name !== 'Mutation')
      return next.handle();
    const { locale } = gql.getContext<RequestContext>();
    return next.handle().pipe(
      map((payload) => ({ userErrors: [], ...payload })),
      catchError((error: unknown) => {
        if (error instanceof DomainError) return of({ userErrors: toUserErrors(error.refusals, locale) });
        throw error;
      }),
    );
  }
}
