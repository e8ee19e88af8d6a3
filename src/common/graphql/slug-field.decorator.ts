import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Matches, MaxLength } from 'class-validator';
import { LIMITS } from '../limits.js';

/** A name in addresses: lower-case ASCII letters and digits, single hyphens between them. */
export function SlugField(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    MaxLength(LIMITS.slugMax),
    Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  );
}
