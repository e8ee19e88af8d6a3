import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { registerDecorator, type ValidationArguments } from 'class-validator';
import { LIMITS } from '../../common/limits.js';
import { codePointLength } from '../../common/text/clean-text.js';
import { isEmailAddress, normalizeEmail } from './email-address.js';

function fault(value: unknown): string | null {
  if (typeof value !== 'string') return 'INVALID';
  if (value === '') return 'REQUIRED';
  if (codePointLength(value) > LIMITS.emailMax) return `TOO_LONG max=${LIMITS.emailMax}`;
  return isEmailAddress(value) ? null : 'INVALID';
}

/** An input's e-mail address, in its one spelling. */
export function EmailField(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normalizeEmail(value) : value)),
    (target: object, property: string | symbol) =>
      registerDecorator({
        name: 'emailField',
        target: target.constructor,
        propertyName: String(property),
        validator: {
          validate: (value: unknown) => fault(value) === null,
          defaultMessage: (given?: ValidationArguments) => fault(given?.value) ?? '',
        },
      }),
  );
}
