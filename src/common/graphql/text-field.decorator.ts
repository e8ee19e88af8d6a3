import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { registerDecorator, ValidateIf, type ValidationArguments } from 'class-validator';
import { cleanLine, cleanText, codePointLength } from '../text/clean-text.js';

export interface TextOptions {
  min?: number;
  max: number;
  /** Line breaks are kept. */
  multiline?: boolean;
  /** Left out = unchanged. */
  optional?: boolean;
  /** Neither trimmed nor normalised: passwords. */
  verbatim?: boolean;
}

const INVALID = Symbol('text that no cleaning can save');

function clean(value: unknown, { multiline, verbatim }: TextOptions): unknown {
  if (typeof value !== 'string') return value;
  if (verbatim) return value.isWellFormed() && !value.includes('\0') ? value : INVALID;
  const result = multiline ? cleanText(value) : cleanLine(value);
  if (result.ok) return result.value;
  return result.reason === 'empty' ? '' : INVALID;
}

/** Null where the text fits, else the refusal's code with its bound. */
function fault(value: unknown, { min = 0, max }: TextOptions): string | null {
  if (typeof value !== 'string') return 'INVALID';
  const length = codePointLength(value);
  if (length === 0 && min > 0) return 'REQUIRED';
  if (length < min) return `TOO_SHORT min=${min}`;
  return length > max ? `TOO_LONG max=${max}` : null;
}

/** A text of an input: NFC and trimmed, then held to its bounds in code points. */
export function TextField(options: TextOptions): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => clean(value, options)),
    ValidateIf((_, value) => !(options.optional && value === undefined)),
    (target: object, property: string | symbol) =>
      registerDecorator({
        name: 'textField',
        target: target.constructor,
        propertyName: String(property),
        validator: {
          validate: (value: unknown) => fault(value, options) === null,
          defaultMessage: (given?: ValidationArguments) => fault(given?.value, options) ?? '',
        },
      }),
  );
}
