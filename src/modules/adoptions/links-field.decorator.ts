import { applyDecorators } from '@nestjs/common';
import { Type as Nested } from 'class-transformer';
import { ArrayMaxSize, ValidateNested, type ValidationArguments } from 'class-validator';
import { UnlessLeftOut } from '../../common/graphql/left-out.decorator.js';
import { LIMITS } from '../../common/limits.js';

const fault = ({ value }: ValidationArguments): string =>
  Array.isArray(value) ? `TOO_MANY max=${LIMITS.linksMax}` : 'INVALID';

/** Links of an input, each validated by its class; left out = unchanged. */
export const LinksField = (link: () => new () => object): PropertyDecorator =>
  applyDecorators(
    Nested(link),
    UnlessLeftOut(),
    ArrayMaxSize(LIMITS.linksMax, { message: fault }),
    ValidateNested({ each: true, message: 'INVALID' }),
  );
