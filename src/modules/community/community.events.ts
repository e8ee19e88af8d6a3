/** An administrator chose a logo, or none; the settings are locked, and an address in place of a file is written already. */
export interface LogoChosen {
  /** As it was given; null for none. */
  attachmentId: string | null;
}

declare module '../../events/domain-events.js' {
  interface DomainEventMap {
    'community.logoChosen': LogoChosen;
  }
}
