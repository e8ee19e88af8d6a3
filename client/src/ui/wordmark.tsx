import { useState } from 'react';

/** The rising swell: legible at 16 px, in the colour of its surroundings. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d="M1.5 13.5c3 0 3.2-3 6.5-3s3.5 3 6.5 3" />
      <path d="M1.5 8.5c3 0 3.4-6 6.5-6s3.5 6 6.5 6" />
    </svg>
  );
}

/** The host's logo beside its name; the built-in mark where there is none, or it can't be shown. */
export function Logo({ url }: { url: string | null }) {
  const [unshown, setUnshown] = useState<string | null>(null);
  if (url === null || url === unshown) return <Mark />;
  return <img src={url} alt="" onError={() => setUnshown(url)} />;
}
