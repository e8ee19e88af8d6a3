import type { Message } from '../../common/i18n/format-message.js';

/** Why a workflow is refused, where the code alone would not tell. */

export const STAGE_NEEDED: Message = {
  en: `The workflow needs a status for {stage, select, SUBMITTED {new ideas} REVIEW {ideas under review} ADOPTED {adopted ideas}
    BUILDING {ideas in the making} DELIVERED {delivered ideas} CLOSED {closed ideas} other {archived ideas}}.`,
  ru: `Нужен хотя бы один статус для {stage, select, SUBMITTED {новых идей} REVIEW {идей на рассмотрении} ADOPTED {идей, взятых в работу}
    BUILDING {идей в разработке} DELIVERED {реализованных идей} CLOSED {закрытых идей} other {идей в архиве}}.`,
  'zh-CN': `工作流需要为{stage, select, SUBMITTED {新提交的} REVIEW {评估中的} ADOPTED {已采纳的} BUILDING {开发中的} DELIVERED {已实现的} CLOSED {已关闭的} other {已归档的}}想法保留一个状态。`,
};

export const OUTCOME_NEEDED: Message = {
  en: 'Delivered ideas need a status for {outcome, select, FULL {what was done in full} other {what was done in part}}.',
  ru: 'Для реализованных идей нужен статус, который значит «{outcome, select, FULL {сделано полностью} other {сделано частично}}».',
  'zh-CN': '已实现的想法需要一个表示“{outcome, select, FULL {完全实现} other {部分实现}}”的状态。',
};

export const OUTCOME_MISPLACED: Message = {
  en: 'Only statuses of delivered ideas have an outcome.',
  ru: 'Итог бывает только у статусов реализованных идей.',
  'zh-CN': '只有已实现阶段的状态才有结果。',
};

export const UNKNOWN_STEP: Message = {
  en: 'This workflow has no status “{key}”.',
  ru: 'Статуса «{key}» в этом процессе нет.',
  'zh-CN': '该工作流没有状态“{key}”。',
};

export const STEP_TO_ITSELF: Message = {
  en: 'A status needs no step to itself: it can always be answered.',
  ru: 'Переход статуса в самого себя не нужен: ответить можно и без него.',
  'zh-CN': '状态无需转到自身：随时都可以答复。',
};

export const ADOPTION_ALONE: Message = {
  en: 'Adoption alone leads into and out of statuses of adopted, developed and delivered ideas.',
  ru: 'В статусы принятых, разрабатываемых и реализованных идей и из них ведёт только работа команды над идеей.',
  'zh-CN': '已采纳、开发中和已实现的状态只能通过采纳流程进入或离开。',
};

export const STRANDED: Message = {
  en: 'From “{name}” no step leads to a closed status: an idea could never be answered with a no.',
  ru: 'Из статуса «{name}» нельзя прийти к закрытому: на такую идею невозможно ответить отказом.',
  'zh-CN': '从“{name}”无法到达任何已关闭的状态：这样的想法将无法被婉拒。',
};

export const STATUS_IN_USE: Message = {
  en: '“{name}” still has {ideas, plural, one {# idea} other {# ideas}}. It has to be empty first.',
  ru: 'В статусе «{name}» ещё {ideas, plural, one {# идея} few {# идеи} many {# идей} other {# идеи}}. Сначала освободите его.',
  'zh-CN': '“{name}”中还有 {ideas} 个想法，请先移走。',
};

export const KEY_IN_HISTORY: Message = {
  en: 'A former status has this key, and history still names it.',
  ru: 'Такой ключ был у прежнего статуса, и история идей его помнит.',
  'zh-CN': '此键属于以前的状态，历史记录仍在使用。',
};
