export interface UploadedLogo {
  id: string;
  url: string;
}

/** What an upload came to; `TOO_LARGE` and `NOT_AN_IMAGE` are for the person to mend. */
export type Upload = UploadedLogo | 'TOO_LARGE' | 'NOT_AN_IMAGE' | 'FAILED';

const isUploaded = (value: unknown): value is UploadedLogo =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'url' in value &&
  typeof value.id === 'string' &&
  typeof value.url === 'string';

/** Sends a picture for the community's logo; it counts once the settings are saved with its id. */
export async function uploadLogo(file: File): Promise<Upload> {
  const body = new FormData();
  body.append('file', file);
  try {
    const response = await fetch('/attachments?purpose=LOGO', { method: 'POST', body });
    if (response.status === 413) return 'TOO_LARGE';
    if (response.status === 415 || response.status === 422 || response.status === 400) return 'NOT_AN_IMAGE';
    const answer: unknown = response.ok ? await response.json() : null;
    return isUploaded(answer) ? answer : 'FAILED';
  } catch {
    return 'FAILED';
  }
}
