import type { Message } from '../../common/i18n/format-message.js';
import type { AccountMailMessages } from '../auth/account-mail.js';

export const EXPORT_README: Message = {
  en: `All that {site} keeps of {name}, made on {time} (UTC).

Each file is a list in JSON (UTF-8), one entry a line; an empty list means that there is nothing of the kind. Times are in UTC.
Ideas are named by their numbers: number 42 is at {url}/ideas/42.

Not in here: your password, of which only a fingerprint is kept; the texts of mails, which are not kept; what other people wrote,
voted or noted; the texts of internal notes of a team that is no longer yours.
`,
  ru: `Всё, что {site} хранит о {name}. Составлено {time} (UTC).

Каждый файл — список в формате JSON (UTF-8), по одной записи в строке; пустой список значит, что таких данных нет. Время указано в UTC.
Идеи названы по номерам: идея 42 находится по адресу {url}/ideas/42.

Чего здесь нет: пароля — хранится лишь его отпечаток; текстов писем — они не хранятся; того, что писали, отмечали и за что голосовали другие люди; текстов внутренних заметок команды, в которой вас больше нет.
`,
  'zh-CN': `{site} 保存的关于 {name} 的全部数据，生成于 {time}（UTC）。

每个文件都是 JSON（UTF-8）列表，每行一条；空列表表示没有此类数据。时间均为 UTC。
想法以编号标识：42 号想法位于 {url}/ideas/42。

不包含：您的密码（仅保存其指纹）；邮件正文（不保存）；其他人撰写的内容、投票和备注；您已退出的团队的内部备注内容。
`,
};

export const EXPORT_READY_MAIL: AccountMailMessages = {
  subject: {
    en: 'Your data from {site} is ready',
    ru: 'Ваши данные с {site} готовы',
    'zh-CN': '您在 {site} 的数据已准备好',
  },
  intro: {
    en: 'Hello {name}, the file with all that {site} keeps of you is ready. Fetch it within 7 days; after that it is deleted.',
    ru: 'Здравствуйте, {name}! Файл со всем, что {site} о вас хранит, готов. Скачайте его в течение 7 дней: потом он будет удалён.',
    'zh-CN': '{name}，您好！包含 {site} 所保存的您全部数据的文件已准备好。请在 7 天内下载，逾期将被删除。',
  },
  label: { en: 'Fetch my data', ru: 'Скачать мои данные', 'zh-CN': '下载我的数据' },
  more: {
    en: 'You need to be signed in to fetch it. If you didn’t ask for it, somebody is signed in as you: set a new password, which ends all other sessions.',
    ru: 'Чтобы скачать его, нужно войти. Если вы его не запрашивали, кто-то вошёл под вашим именем: задайте новый пароль — остальные сеансы завершатся.',
    'zh-CN':
      '下载时需要登录。如果不是您本人请求，说明有人以您的身份登录了：请设置新密码，其他会话将随之结束。',
  },
  footer: {
    en: 'You get this because somebody signed in to your account at {site} asked for it.',
    ru: 'Вы получили это письмо, потому что его запросили из вашей учётной записи на {site}.',
    'zh-CN': '您收到此邮件，是因为有人登录您在 {site} 的账号并请求了数据。',
  },
};
