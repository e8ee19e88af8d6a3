import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '../../common/i18n/locale.js';
import { ACTION_KEYS, actionLabel, auditSummary } from './audit-summary.js';

describe('a sentence of the audit log', () => {
  it('names what was done to, and why', () => {
    expect(auditSummary('content.hidden', '#4 Spam', { reason: 'Advertises' }, 'en')).toBe(
      'Hid #4 Spam: Advertises',
    );
    expect(auditSummary('content.hidden', '#4 Spam', { reason: '' }, 'en')).toBe('Hid #4 Spam');
  });

  it('tells moments in the reader’s words', () => {
    const details = { until: '2026-03-01T12:30:00.000Z' };
    expect(auditSummary('member.banned', 'Ann (@ann)', details, 'en')).toMatch(
      /^Banned Ann \(@ann\) until Mar 1, 2026.*UTC$/,
    );
    expect(auditSummary('member.banned', 'Ann (@ann)', details, 'ru')).toContain('1 мар. 2026');
  });

  it('is the key of an action that it does not know, or whose details it lacks', () => {
    expect(auditSummary('toaster.lit', null, {}, 'en')).toBe('toaster.lit');
    expect(auditSummary('community.updated', null, {}, 'en')).toBe('community.updated');
  });

  it('takes nothing that stands in the data for a placeholder', () => {
    expect(auditSummary('idea.deleted', '#1 {reason}', { reason: "'{subject}' <b>" }, 'en')).toBe(
      "Deleted #1 {reason}: '{subject}' <b>",
    );
  });

  it('has a label for each action in each language, without a value in it', () => {
    for (const locale of LOCALES)
      for (const action of ACTION_KEYS) {
        const label = actionLabel(action, locale);
        expect(label).not.toBe('');
        expect(label).not.toMatch(/[{}#]|NaN|\d/);
      }
    expect(actionLabel('jobs.retried', 'en')).toBe('Had … jobs run again');
    expect(actionLabel('member.roleChanged', 'en')).toBe('Made … …');
    expect(actionLabel('board.created', 'zh-CN')).toBe('创建了板块“…”（…）');
  });
});
