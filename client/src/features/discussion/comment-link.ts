const PREFIX = '#comment-';

export const commentHash = (id: string): string => PREFIX + id;

/** The comment that the address leads to. */
export const linkedComment = (hash: string): string | null =>
  hash.startsWith(PREFIX) && hash.length > PREFIX.length ? hash.slice(PREFIX.length) : null;
