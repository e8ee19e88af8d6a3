/** A picture is there, and may be chosen. */
export interface UploadedPicture {
  id: string;
  url: string;
}

/** Why a picture was not taken. `TEXT` says it in the reader's language. */
export type UploadFailure = { kind: 'TEXT'; text: string } | { kind: 'UNREACHABLE' };

const isPicture = (value: unknown): value is UploadedPicture =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'url' in value &&
  typeof value.url === 'string';

const messageOf = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  if ('message' in value && typeof value.message === 'string') return value.message;
  return 'error' in value ? messageOf(value.error) : null;
};

/** Hands a picture over; it is the member's once the profile says so. */
export async function uploadAvatar(file: File): Promise<UploadedPicture | UploadFailure> {
  const form = new FormData();
  form.append('file', file);
  try {
    const response = await fetch('/attachments?purpose=AVATAR', { method: 'POST', body: form });
    const answered: unknown = await response.json();
    if (response.ok && isPicture(answered)) return answered;
    const text = messageOf(answered);
    return text === null ? { kind: 'UNREACHABLE' } : { kind: 'TEXT', text };
  } catch {
    return { kind: 'UNREACHABLE' };
  }
}
