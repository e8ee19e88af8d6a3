import type { DigestFrequency } from './digest-frequency.js';

/** A member wants notifications by mail in another way, or none. */
export interface DigestChanged {
  memberId: number;
  digest: DigestFrequency;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'member.digestChanged': DigestChanged;
  }
}
