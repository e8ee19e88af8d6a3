import { Injectable } from '@nestjs/common';
import type { Mail } from './mailer.js';

/** Every template's payload by its name; whoever registers one adds its own by declaration merging. */
// oxlint-disable-next-line typescript/no-empty-object-type -- features fill it by declaration merging
export interface MailTemplateMap {}
export type MailTemplateName = keyof MailTemplateMap;

export interface MailMoment {
  /** When it was posted, which may be days ago. */
  postedAt: Date;
}

type Compose<N extends MailTemplateName> = (
  payload: MailTemplateMap[N],
  moment: MailMoment,
) => Promise<Mail | null>;

/** How a waiting mail becomes a letter, at the moment of sending: what its receiver may know is decided then. */
@Injectable()
export class MailTemplates {
  private readonly templates = new Map<
    string,
    (payload: unknown, moment: MailMoment) => Promise<Mail | null>
  >();

  /**
   * @param compose runs again where an attempt failed; null where there is nothing to say any more, and the mail is then dropped
   */
  register<N extends MailTemplateName>(name: N, compose: Compose<N>): void {
    this.templates.set(name, compose as (payload: unknown, moment: MailMoment) => Promise<Mail | null>);
  }

  /** @throws for a name that nobody registered */
  async compose(name: string, payload: unknown, moment: MailMoment): Promise<Mail | null> {
    const compose = this.templates.get(name);
    if (!compose) throw new Error(`no mail template ${name}`);
    return compose(payload, moment);
  }
}
