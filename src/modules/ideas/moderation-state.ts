/** Who may see content: everybody who may read its board; or its author and moderators, until one has looked at it, or for good. */
export type ModerationState = 'VISIBLE' | 'HELD' | 'HIDDEN';
