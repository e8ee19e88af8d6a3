/** More than any setting may be, and still a number that the server reads. */
const TOO_MUCH = 2_147_483_647;
/** What the server refuses at every field of these forms. */
const NONE = -1;

/** The whole number in a field, 0..2147483647; what is none becomes one that the server refuses where it stands. */
export const wholeNumberIn = (text: string): number =>
  /^\d+$/.test(text.trim()) ? Math.min(Number(text.trim()), TOO_MUCH) : NONE;

/**
 * The same, also with up to two decimals after a point or comma. Three digits after it may as well be thousands: such a text is refused rather than
 * taken for another number.
 */
export const decimalIn = (text: string): number =>
  /^\d+(?:[.,]\d{1,2})?$/.test(text.trim())
    ? Math.min(Number(text.trim().replace(',', '.')), TOO_MUCH)
    : NONE;
