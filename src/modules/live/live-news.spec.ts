import { describe, expect, it } from '@jest/globals';
import { readNews, WaitingNews } from './live-news.js';

describe('waiting news', () => {
  it('fits any number of ids into messages that PostgreSQL takes', () => {
    const waiting = new WaitingNews();
    const ids = Array.from({ length: 1000 }, (_, i) => Number.MAX_SAFE_INTEGER - i);
    waiting.add({ ideas: ids, members: ids, submitted: [1] });
    waiting.add({ ideas: ids });
    const messages = waiting.messages();
    for (const message of messages) expect(Buffer.byteLength(message)).toBeLessThan(8000);
    const read = messages.map(readNews).flatMap((news) => (news && news !== 'all' ? [news] : []));
    expect(read.flatMap(({ ideas = [] }) => [...ideas])).toEqual(ids);
    expect(read.flatMap(({ members = [] }) => [...members])).toEqual(ids);
    expect(read.flatMap(({ submitted = [] }) => [...submitted])).toEqual([1]);
  });

  it('tells everybody to look again where there is too much to name', () => {
    const waiting = new WaitingNews();
    waiting.add({ ideas: Array.from({ length: 20_001 }, (_, i) => i) });
    expect(waiting.messages().map(readNews)).toEqual(['all']);
  });

  it.each(['', '{', 'null', '7', '"some"'])('reads nothing from %j', (message) => {
    expect(readNews(message)).toBeNull();
  });

  it('reads no id from what is none', () => {
    expect(readNews('{"ideas":[1,"2",null,3.5],"members":{}}')).toEqual({
      ideas: [1],
      submitted: [],
      members: [],
      sessions: [],
    });
  });
});
