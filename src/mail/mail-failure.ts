/**
 * What a failed attempt means for the mail. LATER: refused for now. NEVER: refused for good. UNREACHABLE: the server could not be reached or
 * takes no mail of ours, so that any other would have failed as well. UNCERTAIN: the text was handed over and no answer came.
 */
export type MailVerdict = 'LATER' | 'NEVER' | 'UNREACHABLE' | 'UNCERTAIN';

/** Why a mail was not accepted; its message names nobody's address. */
export class MailFailure extends Error {
  constructor(
    readonly verdict: MailVerdict,
    message: string,
  ) {
    super(message);
  }
}
