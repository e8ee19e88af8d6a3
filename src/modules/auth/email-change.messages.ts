import type { Message } from '../../common/i18n/format-message.js';
import type { AccountMailMessages } from './account-mail.js';

export const SIGN_IN_AGAIN: Message = {
  en: 'Sign in again first: for this, your sign-in may be at most 10 minutes old.',
  ru: 'Сначала войдите ещё раз: для этого с момента входа должно пройти не больше 10 минут.',
  'zh-CN': '请先重新登录：此操作要求您在 10 分钟内登录过。',
};

/** To the new address, which may be a stranger's: it names nobody. */
export const EMAIL_CHANGE_MAIL: AccountMailMessages = {
  subject: {
    en: 'Confirm your new address for {site}',
    ru: 'Подтвердите новый адрес для {site}',
    'zh-CN': '请确认您在 {site} 的新邮箱',
  },
  intro: {
    en: 'Confirm this address, and your account at {site} has it from now on. The link works once, within 24 hours.',
    ru: 'Подтвердите этот адрес — и он станет адресом вашей учётной записи на {site}. Ссылка действует один раз, в течение 24 часов.',
    'zh-CN': '确认后，此邮箱将成为您在 {site} 的账号邮箱。链接仅可使用一次，24 小时内有效。',
  },
  label: { en: 'Confirm the new address', ru: 'Подтвердить новый адрес', 'zh-CN': '确认新邮箱' },
  more: {
    en: 'Until then everything stays as it is, and you sign in with your present address.',
    ru: 'До этого ничего не изменится, и вы входите с прежним адресом.',
    'zh-CN': '在此之前一切保持不变，您仍使用原邮箱登录。',
  },
  footer: {
    en: 'A member of {site} gave this address as theirs. If it wasn’t you, ignore this mail: nothing happens without the link.',
    ru: 'Этот адрес указал как свой участник {site}. Если это были не вы, не обращайте внимания на письмо: без ссылки ничего не произойдёт.',
    'zh-CN': '{site} 的一位成员填写了此邮箱。如非本人操作，请忽略本邮件；不点击链接，什么都不会发生。',
  },
};

/** To an address that has an account of its own. */
export const ADDRESS_TAKEN_MAIL: AccountMailMessages = {
  subject: {
    en: 'This address has an account at {site} already',
    ru: 'У этого адреса уже есть учётная запись на {site}',
    'zh-CN': '此邮箱在 {site} 已有账号',
  },
  intro: {
    en: 'Hello {name}, this address was to become that of another account. It has one of its own, so nothing was changed. This link signs you in to it; it works once, within 15 minutes.',
    ru: 'Здравствуйте, {name}! Этот адрес хотели указать для другой учётной записи. Но у него уже есть своя, и ничего не изменилось. По этой ссылке вы в неё войдёте; она действует один раз, в течение 15 минут.',
    'zh-CN':
      '{name}，您好！有人想将此邮箱用于另一个账号，但它已有自己的账号，因此没有任何更改。点击此链接即可登录该账号；链接仅可使用一次，15 分钟内有效。',
  },
  label: { en: 'Sign in', ru: 'Войти', 'zh-CN': '登录' },
  more: {
    en: 'Are both accounts yours? Delete this one, or give it another address; then the other one can have this address.',
    ru: 'Обе учётные записи ваши? Удалите эту или укажите для неё другой адрес — тогда этот адрес можно будет дать второй.',
    'zh-CN': '两个账号都是您的？请注销此账号，或为它换一个邮箱，另一个账号就能使用此邮箱。',
  },
  footer: {
    en: 'A member of {site} gave this address as theirs. If it wasn’t you, ignore this mail: without the link nobody gets in.',
    ru: 'Этот адрес указал как свой участник {site}. Если это были не вы, не обращайте внимания: без ссылки никто не войдёт.',
    'zh-CN': '{site} 的一位成员填写了此邮箱。如非本人操作，请忽略本邮件；没有链接，任何人都无法登录。',
  },
};

/** To the address until now. */
export const EMAIL_CHANGED_MAIL: AccountMailMessages = {
  subject: {
    en: 'Your account at {site} has another address now',
    ru: 'У вашей учётной записи на {site} теперь другой адрес',
    'zh-CN': '您在 {site} 的账号已更换邮箱',
  },
  intro: {
    en: 'Hello {name}, the address of your account at {site} was changed and confirmed. This one no longer signs you in, and this is the last mail to it.',
    ru: 'Здравствуйте, {name}! Адрес вашей учётной записи на {site} изменён и подтверждён. С этим адресом больше не войти, и это последнее письмо на него.',
    'zh-CN':
      '{name}，您好！您在 {site} 的账号邮箱已更换并通过确认。此邮箱不再用于登录，这也是发往此邮箱的最后一封邮件。',
  },
  label: { en: 'Open {site}', ru: 'Открыть {site}', 'zh-CN': '打开 {site}' },
  more: {
    en: 'If it was you, there is nothing to do. If it wasn’t, somebody is signed in as you: tell the people who run {site} at once, and forward this mail to them. They can see when it was done.',
    ru: 'Если это были вы, ничего делать не нужно. Если нет, кто-то вошёл под вашим именем: сразу сообщите тем, кто ведёт {site}, и перешлите им это письмо. Им видно, когда это произошло.',
    'zh-CN':
      '如果是您本人操作，无需理会。如果不是，说明有人以您的身份登录了：请立即告知 {site} 的管理者，并把本邮件转发给他们，他们能查到更换的时间。',
  },
  footer: {
    en: 'You get this because this address belonged to an account at {site} until now.',
    ru: 'Вы получили это письмо, потому что до сих пор этот адрес принадлежал учётной записи на {site}.',
    'zh-CN': '您收到此邮件，是因为此邮箱此前属于 {site} 的一个账号。',
  },
};
