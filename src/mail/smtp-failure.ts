import { MailFailure, type MailVerdict } from './mail-failure.js';
import { redactAddress } from './redact-address.js';

/** Code units of a server's words that are kept. */
const WORDS_MAX = 300;
const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;
/** Commands that are answered about one mail; what is refused at any other concerns them all. */
const ABOUT_ONE = ['RCPT TO', 'DATA'];

interface Facts {
  code: string;
  command: string;
  /** 0 where the server said nothing. */
  responseCode: number;
  words: string;
}

function factsOf(error: unknown): Facts {
  const part = (name: string): unknown =>
    typeof error === 'object' && error !== null ? (Reflect.get(error, name) as unknown) : undefined;
  const text = (name: string): string => {
    const value = part(name);
    return typeof value === 'string' ? value : '';
  };
  const responseCode = part('responseCode');
  return {
    code: text('originalCode') || text('code') || text('name') || typeof error,
    command: text('command'),
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
    words: text('response'),
  };
}

function verdictOf({ code, command, responseCode }: Facts, isHandedOver: boolean): MailVerdict {
  if (responseCode >= 400 && ABOUT_ONE.includes(command) && responseCode !== 421)
    return responseCode >= 500 && responseCode !== 503 ? 'NEVER' : 'LATER';
  if (responseCode >= 400) return 'UNREACHABLE';
  if (isHandedOver) return 'UNCERTAIN';
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? 'NEVER' : 'UNREACHABLE';
}

/** Addresses in an SMTP server's words, and the receiver's name in them, are made unreadable. */
function withoutAddresses(words: string, to: string): string {
  const local = to.slice(0, Math.max(0, to.lastIndexOf('@')));
  const anonymous = words.replaceAll(ADDRESS, redactAddress);
  return (local.length > 2 ? anonymous.replaceAll(local, '…') : anonymous).slice(0, WORDS_MAX);
}

/**
 * Reads nodemailer's error.
 * @param isHandedOver whether any of the mail's text had gone to the server: without an answer it may then have been accepted
 */
export function smtpFailure(error: unknown, to: string, isHandedOver: boolean): MailFailure {
  const facts = factsOf(error);
  const verdict = verdictOf(facts, isHandedOver);
  const said = facts.words === '' ? facts.code : withoutAddresses(facts.words, to);
  return new MailFailure(verdict, [facts.command, said].filter((part) => part !== '').join(': '));
}
