import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';

/** Left out = unchanged; a null is held against the bounds that follow, and does not fit. */
export const UnlessLeftOut = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** A null means what leaving it out means: there is nothing to clear. */
export const NullAsLeftOut = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => value ?? undefined);
