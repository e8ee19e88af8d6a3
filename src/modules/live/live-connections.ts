import { networkOf } from '../../common/auth/network-of.js';
import type { RequestContext } from '../../common/graphql/request-context.js';

/** Sockets that are open in one process at once, for a member and for a network without a session. */
const MEMBER_MAX = 20;
const NETWORK_MAX = 200;

/** Counts who has how many sockets. */
export class LiveConnections {
  private readonly counts = new Map<string, number>();

  /** @returns what gives the place back; null where the caller has enough of them */
  take({ viewer, ip }: RequestContext): (() => void) | null {
    const key = viewer ? `member ${viewer.memberId}` : networkOf(ip);
    const count = this.counts.get(key) ?? 0;
    if (count >= (viewer ? MEMBER_MAX : NETWORK_MAX)) return null;
    this.counts.set(key, count + 1);
    return () => {
      const left = (this.counts.get(key) ?? 1) - 1;
      if (left > 0) this.counts.set(key, left);
      else this.counts.delete(key);
    };
  }
}
