/** What decides how a password may be set in a session. */
export interface Credentials {
  hasPassword: boolean;
  /** The session came from a mailed link. */
  isByLink: boolean;
  /** That link was redeemed at most 10 minutes ago. */
  isLinkFresh: boolean;
}

/** Whether `setPassword` does without the current password. */
export const mayResetPassword = ({ hasPassword, isByLink, isLinkFresh }: Credentials): boolean =>
  isLinkFresh || (isByLink && !hasPassword);
