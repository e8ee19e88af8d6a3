export interface Mail {
  /** One bare address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where one POST unsubscribes (RFC 8058): an https address. */
  listUnsubscribe?: string;
}

/** The way out for mail. */
export abstract class Mailer {
  /**
   * @param hurry aborted when nobody can wait any longer
   * @throws MailFailure when the mail was not accepted for delivery, or nobody knows
   */
  abstract send(mail: Mail, hurry?: AbortSignal): Promise<void>;

  /** Lets go of connections, where there are any; nothing is sent afterwards. */
  close(): void {}
}
