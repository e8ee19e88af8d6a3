import { describe, expect, it } from '@jest/globals';
import { formatMessage } from '../../common/i18n/format-message.js';
import { STAGES } from './stage.js';
import * as messages from './workflow.messages.js';

describe('the reasons why a workflow is refused', () => {
  it('are whole sentences in every language, whatever they are about', () => {
    const values = { key: 'x', name: 'Новая', ideas: 2, outcome: 'FULL' };
    for (const message of Object.values(messages))
      for (const locale of ['en', 'ru', 'zh-CN'] as const)
        for (const stage of STAGES)
          expect(formatMessage(message, locale, { ...values, stage })).toMatch(/^[^{}]+[.。]$/u);
  });

  it('count ideas as each language does', () => {
    const said = (ideas: number) => formatMessage(messages.STATUS_IN_USE, 'ru', { name: 'Новая', ideas });
    expect([1, 3, 11].map(said)).toEqual([
      'В статусе «Новая» ещё 1 идея. Сначала освободите его.',
      'В статусе «Новая» ещё 3 идеи. Сначала освободите его.',
      'В статусе «Новая» ещё 11 идей. Сначала освободите его.',
    ]);
  });
});
