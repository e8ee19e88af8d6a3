import { Args } from '@nestjs/graphql';
import type { Type, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import {
  DomainError,
  USER_ERROR_CODES,
  refusal,
  type Refusal,
  type UserErrorCode,
} from '../errors/domain-error.js';

const isCode = (value: string): value is UserErrorCode => USER_ERROR_CODES.some((code) => code === value);

/**
 * A constraint's message is a code with its bounds, as in `TOO_LONG max=150`; see text-field.decorator.ts.
 * A constraint without one is plainly INVALID.
 */
function toRefusals(errors: readonly ValidationError[], path: readonly string[] = []): Refusal[] {
  return errors.flatMap((error) => {
    const field = [...path, error.property];
    const own = Object.values(error.constraints ?? {})
      .slice(0, 1)
      .map((message) => {
        const [code = '', ...bounds] = message.split(' ');
        const values = Object.fromEntries(
          bounds.map((bound) => bound.split('=')).map(([name = '', value]) => [name, Number(value)]),
        );
        return isCode(code) ? refusal(code, field, values) : refusal('INVALID', field);
      });
    return [...own, ...toRefusals(error.children ?? [], field)];
  });
}

/** Cleans and validates one mutation's input; bound to the parameter, since a global pipe would run on every field. */
class InputPipe<T extends object> implements PipeTransform<object, Promise<T>> {
  constructor(private readonly type: Type<T>) {}

  /** @throws DomainError with a refusal for each field at fault */
  async transform(value: object): Promise<T> {
    const input = plainToInstance(this.type, value);
    const errors = await validate(input, { forbidUnknownValues: false, stopAtFirstError: true });
    if (errors.length > 0) throw new DomainError(toRefusals(errors));
    return input;
  }
}

/** The `input` argument of a mutation, cleaned and validated by its class. */
export const Input = <T extends object>(type: Type<T>): ParameterDecorator =>
  Args('input', { type: () => type }, new InputPipe(type));
