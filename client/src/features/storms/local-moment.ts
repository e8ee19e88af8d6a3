const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as a `datetime-local` field holds it: in this browser's time zone, to the minute. */
export function toLocalField(moment: string): string {
  const at = new Date(moment);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment that such a field names; null while it names none. */
export function fromLocalField(value: string): string | null {
  const at = new Date(value);
  return value === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** As it is called in that language, such as “Central European Standard Time”. */
export function timeZoneName(language: string, at = new Date()): string {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: 'long' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
