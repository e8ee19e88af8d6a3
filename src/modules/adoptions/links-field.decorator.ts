import { applyDecorators } from '@nestjs/common';
import { Type as Nested } from 'class-transformer';
import { ArrayMaxSize, ValidateIf, ValidateNested, type ValidationArguments } from 'class-validator';
import { LIMITS } from '../../common/limits.js';

const fault = ({ value }: ValidationArguments): string =>
  Array.isArray(value) ? `TOO_MANY max=${LIMITS.linksMax}` : 'INVALID';

/** Links of an input, each validated by its class; left out = unchanged. */
export const LinksField = (link: () => new () => object): PropertyDecorator =>
  applyDecorators(
    Nested(link),
    ValidateIf((_, value) => value !== undefined),
    ArrayMaxSize(LIMITS.linksMax, { message: fault }),
    ValidateNested({ each: true, message: 'INVALID' }),
  );
