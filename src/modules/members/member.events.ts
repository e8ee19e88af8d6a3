import type { DigestFrequency } from './digest-frequency.js';

/** A member wants notifications by mail in another way, or none. */
export interface DigestChanged {
  memberId: number;
  digest: DigestFrequency;
}

/** A member wants another picture, or none; the row is locked. */
export interface PictureChosen {
  memberId: number;
  /** As the member gave it; null for none. */
  attachmentId: string | null;
}

/** A person is being erased: the row is locked and becomes a nameless tombstone; each feature clears what it keeps of them. */
export interface MemberErasing {
  memberId: number;
  /** Their votes are taken back, too. */
  withdrawVotes: boolean;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'member.digestChanged': DigestChanged;
    'member.pictureChosen': PictureChosen;
    'member.erasing': MemberErasing;
  }
}
