import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { registerDecorator, type ValidationArguments } from 'class-validator';
import { LIMITS } from '../limits.js';
import { cleanLine, codePointLength } from '../text/clean-text.js';

function cleanTags(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const cleaned = value.map((tag: unknown) => (typeof tag === 'string' ? cleanLine(tag) : null));
  if (cleaned.some((tag) => !tag?.ok)) return value;
  return [...new Set(cleaned.flatMap((tag) => (tag?.ok ? [tag.value.toLowerCase()] : [])))];
}

function fault(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return 'INVALID';
  if (value.length > LIMITS.tagsMax) return `TOO_MANY max=${LIMITS.tagsMax}`;
  for (const tag of value) {
    if (typeof tag !== 'string' || !cleanLine(tag).ok) return 'INVALID';
    if (codePointLength(tag) > LIMITS.tagMax) return `TOO_LONG max=${LIMITS.tagMax}`;
  }
  return null;
}

/** Tags of an input: lower case, each once, within the limits. */
export function TagsField(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => cleanTags(value)),
    (target: object, property: string | symbol) =>
      registerDecorator({
        name: 'tagsField',
        target: target.constructor,
        propertyName: String(property),
        validator: {
          validate: (value: unknown) => fault(value) === null,
          defaultMessage: (given?: ValidationArguments) => fault(given?.value) ?? '',
        },
      }),
  );
}
