/** What decides how a password may be set in a session. */
export interface Credentials {
  hasPassword: boolean;
  /** The session came from a mailed link. */
  isByLink: boolean;
  /** That link was redeemed at most 10 minutes ago. */
  isLinkFresh: boolean;
  /** The session began at most 10 minutes ago, whichever way. */
  isFresh: boolean;
}

/** Whether `setPassword` does without the current password. */
export const mayResetPassword = ({
  hasPassword,
  isByLink,
  isLinkFresh,
}: Omit<Credentials, 'isFresh'>): boolean => isLinkFresh || (isByLink && !hasPassword);

/** Whether somebody who finds an open browser may not pass for its owner: needed for another address. */
export const signedInRecently = ({ isFresh }: Credentials): boolean => isFresh;
