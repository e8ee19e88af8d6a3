import type { Message } from '../../common/i18n/format-message.js';

/** What whoever uploads is told when it does not work. */
export const UPLOAD_MESSAGES = {
  UNAUTHENTICATED: {
    en: 'Sign in first.',
    ru: 'Сначала войдите.',
    'zh-CN': '请先登录。',
  },
  FORBIDDEN: {
    en: 'You may not do that.',
    ru: 'У вас нет на это прав.',
    'zh-CN': '您无权执行此操作。',
  },
  BAD_USER_INPUT: {
    en: 'One file is expected, in the field “file” of a multipart form.',
    ru: 'Ожидается один файл в поле «file» формы multipart.',
    'zh-CN': '请以 multipart 表单的 “file” 字段上传一个文件。',
  },
  BAD_PURPOSE: {
    en: 'The purpose is CONTENT, AVATAR or LOGO.',
    ru: 'Назначение файла: CONTENT, AVATAR или LOGO.',
    'zh-CN': '用途只能是 CONTENT、AVATAR 或 LOGO。',
  },
  EMPTY_FILE: {
    en: 'This file is empty.',
    ru: 'Файл пуст.',
    'zh-CN': '文件为空。',
  },
  FILE_TOO_LARGE: {
    en: 'This file is too large: at most {max} MB, please.',
    ru: 'Файл слишком большой: не больше {max} МБ.',
    'zh-CN': '文件过大，最多 {max} MB。',
  },
  IMAGE_TOO_LARGE: {
    en: 'This image has too many pixels: at most {max} million, all frames of an animation together.',
    ru: 'В изображении слишком много пикселей: не больше {max} млн, считая все кадры анимации.',
    'zh-CN': '图片像素过多：所有动画帧合计不得超过 {max} 百万像素。',
  },
  UNSUPPORTED_FILE: {
    en: 'Files of this kind can’t be uploaded. PNG, JPEG, WebP, GIF and PDF can.',
    ru: 'Такие файлы загружать нельзя. Можно PNG, JPEG, WebP, GIF и PDF.',
    'zh-CN': '不支持此类文件，可上传 PNG、JPEG、WebP、GIF 和 PDF。',
  },
  NOT_AN_IMAGE: {
    en: 'An image is needed here: PNG, JPEG, WebP or GIF.',
    ru: 'Здесь нужно изображение: PNG, JPEG, WebP или GIF.',
    'zh-CN': '此处需要图片：PNG、JPEG、WebP 或 GIF。',
  },
  BROKEN_IMAGE: {
    en: 'This image is damaged and can’t be read.',
    ru: 'Изображение повреждено, прочитать его не удалось.',
    'zh-CN': '图片已损坏，无法读取。',
  },
  IMAGE_TOO_HEAVY: {
    en: 'Written anew, this image comes to more than {max} MB. Please make it smaller first.',
    ru: 'После перекодирования изображение занимает больше {max} МБ. Сначала уменьшите его.',
    'zh-CN': '图片重新编码后超过 {max} MB，请先缩小图片。',
  },
  TOO_MANY_FRAMES: {
    en: 'This animation has too many frames: at most {max}.',
    ru: 'В анимации слишком много кадров: не больше {max}.',
    'zh-CN': '动画帧数过多，最多 {max} 帧。',
  },
  TOO_SLOW: {
    en: 'The file came too slowly. Please try again over a better connection.',
    ru: 'Файл передавался слишком медленно. Попробуйте ещё раз при лучшем соединении.',
    'zh-CN': '文件传输过慢，请在网络较好时重试。',
  },
  BUSY: {
    en: 'The server is too busy for this image. Please try again in a moment.',
    ru: 'Сервер сейчас слишком занят для этого изображения. Попробуйте чуть позже.',
    'zh-CN': '服务器繁忙，暂时无法处理此图片，请稍后再试。',
  },
  TOO_MUCH_UNUSED: {
    en: 'You have uploaded {max} MB that nothing shows yet. Send what you are writing first, or come back tomorrow.',
    ru: 'Вы загрузили {max} МБ файлов, которые пока нигде не использованы. Сначала отправьте то, что пишете, или вернитесь завтра.',
    'zh-CN': '您已上传 {max} MB 尚未使用的文件。请先发布正在撰写的内容，或明天再试。',
  },
  RATE_LIMITED: {
    en: 'Too many uploads. Please try again later.',
    ru: 'Слишком много загрузок. Попробуйте позже.',
    'zh-CN': '上传过于频繁，请稍后再试。',
  },
  INTERNAL_SERVER_ERROR: {
    en: 'Something went wrong on our side.',
    ru: 'Произошла ошибка на нашей стороне.',
    'zh-CN': '服务器出错了。',
  },
  NOT_FOUND: {
    en: 'There is no such file, or it is not for you.',
    ru: 'Такого файла нет, или он не для вас.',
    'zh-CN': '文件不存在，或您无权查看。',
  },
} as const satisfies Record<string, Message>;
