import { describe, expect, it } from 'vitest';
import type { Vote } from './tally.js';
import { VoteDesk, type Refusal } from './vote-desk.js';

/** A server that answers when told to. */
function heldServer() {
  const sent: Vote[] = [];
  const waiting: Array<(refusal: Refusal | null) => void> = [];
  const desk = new VoteDesk((_idea, vote) => {
    sent.push(vote);
    return new Promise((resolve) => waiting.push(resolve));
  });
  const reply = async (refusal: Refusal | null = null) => {
    waiting.shift()?.(refusal);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { desk, sent, reply };
}

const SPENT: Refusal = { kind: 'REFUSED', code: 'VOTE_BUDGET_SPENT', message: '' };

describe('VoteDesk', () => {
  it('sends one vote at a time for an idea, and of those that wait only the last', async () => {
    const { desk, sent, reply } = heldServer();
    void desk.press('i1', 'PROMOTE');
    void desk.press('i1', null);
    void desk.press('i1', 'DEMOTE');
    expect(sent).toEqual(['PROMOTE']);
    await reply();
    expect(sent).toEqual(['PROMOTE', 'DEMOTE']);
    await reply();
    expect(sent).toEqual(['PROMOTE', 'DEMOTE']);
    expect(desk.intent('i1')).toBeUndefined();
  });

  it('shows the last intent until the server has answered for it', async () => {
    const { desk, reply } = heldServer();
    void desk.press('i1', 'PROMOTE');
    void desk.press('i1', 'DEMOTE');
    await reply();
    expect(desk.intent('i1')).toEqual({ vote: 'DEMOTE' });
  });

  it('does not let one idea wait for another', () => {
    const { desk, sent } = heldServer();
    void desk.press('i1', 'PROMOTE');
    void desk.press('i2', 'DEMOTE');
    expect(sent).toEqual(['PROMOTE', 'DEMOTE']);
  });

  it('takes back the intent and keeps the reason when the server refuses', async () => {
    const { desk, reply } = heldServer();
    const pressed = desk.press('i1', 'PROMOTE');
    await reply(SPENT);
    await expect(pressed).resolves.toEqual({ vote: 'PROMOTE', refusal: SPENT });
    expect(desk.intent('i1')).toBeUndefined();
    expect(desk.refusal('i1')).toEqual(SPENT);
  });

  it('forgets a refusal that a later press has overtaken', async () => {
    const { desk, sent, reply } = heldServer();
    void desk.press('i1', 'PROMOTE');
    void desk.press('i1', 'DEMOTE');
    await reply(SPENT);
    expect(desk.refusal('i1')).toBeUndefined();
    expect(sent).toEqual(['PROMOTE', 'DEMOTE']);
  });

  it('goes on after the connection failed', async () => {
    let broken = true;
    const desk = new VoteDesk(async () => {
      if (broken) throw new Error('unexpected');
      return null;
    });
    await expect(desk.press('i1', 'PROMOTE')).rejects.toThrow('unexpected');
    broken = false;
    await expect(desk.press('i1', 'PROMOTE')).resolves.toEqual({ vote: 'PROMOTE', refusal: null });
  });
});
