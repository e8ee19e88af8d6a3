import { describe, expect, it } from '@jest/globals';
import { DemoMailbox } from './demo-mailbox.js';

async function filled(mails: number): Promise<DemoMailbox> {
  const mailbox = new DemoMailbox();
  for (let i = 1; i <= mails; i++)
    await mailbox.send({ to: 'ada@example.org', subject: `No. ${i}`, text: '', html: '' });
  return mailbox;
}

describe('DemoMailbox', () => {
  it('lists the newest first', async () => {
    expect((await filled(2)).list().map((mail) => mail.subject)).toEqual(['No. 2', 'No. 1']);
  });

  it('keeps the last 200 under their own numbers', async () => {
    const mailbox = await filled(203);
    expect(mailbox.list()).toHaveLength(200);
    expect(mailbox.find(3)).toBeNull();
    expect(mailbox.find(4)?.subject).toBe('No. 4');
    expect(mailbox.find(203)?.subject).toBe('No. 203');
  });
});
