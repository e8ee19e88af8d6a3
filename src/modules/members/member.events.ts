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

/**
 * A person is being erased: the row is locked and becomes a nameless tombstone; each feature clears what it keeps of them. Comes once more, ten minutes
 * later, for what a request under way at that moment left behind: then the row is nameless already.
 */
export interface MemberErasing {
  memberId: number;
  /** Their votes are taken back, too. */
  withdrawVotes: boolean;
}

/** An address was shown to be a member's, by a sign-up or a change of address; nobody else has it. */
export interface EmailVerified {
  memberId: number;
  /** Normalised. */
  email: string;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'member.digestChanged': DigestChanged;
    'member.pictureChosen': PictureChosen;
    'member.emailVerified': EmailVerified;
    'member.erasing': MemberErasing;
  }
}
