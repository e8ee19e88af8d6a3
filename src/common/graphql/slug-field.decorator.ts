import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { registerDecorator, type ValidationArguments } from 'class-validator';
import { LIMITS } from '../limits.js';

const SHAPE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Null where it fits, else the refusal's code with its bound. */
function fault(value: unknown): string | null {
  if (typeof value !== 'string') return 'INVALID';
  if (value === '') return 'REQUIRED';
  if (!SHAPE.test(value)) return 'INVALID';
  return value.length > LIMITS.slugMax ? `TOO_LONG max=${LIMITS.slugMax}` : null;
}

/** A name in addresses: lower-case ASCII letters and digits, single hyphens between them. */
export function SlugField(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    (target: object, property: string | symbol) =>
      registerDecorator({
        name: 'slugField',
        target: target.constructor,
        propertyName: String(property),
        validator: {
          validate: (value: unknown) => fault(value) === null,
          defaultMessage: (given?: ValidationArguments) => fault(given?.value) ?? '',
        },
      }),
  );
}
