import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../common/auth/viewer.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { refuse } from '../../common/errors/domain-error.js';
import { decodeIdOf, encodeId } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Database } from '../../database/database.js';
import type { SessionModel } from './session.model.js';
import { SessionsService } from './sessions.service.js';

/** Sessions that are listed; nobody has more but by signing in again and again. */
const LISTED = 100;

interface SessionRow {
  id: number;
  user_agent: string | null;
  created_at: Date;
  last_seen_at: Date;
}

const SESSIONS = `
SELECT id, user_agent, created_at, last_seen_at FROM sessions WHERE member_id = $1 AND expires_at > now()`;

/** A member's own sessions; those of others do not exist. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
  ) {}

  /** Newest use first. */
  async list(context: RequestContext): Promise<SessionModel[]> {
    const viewer = requireViewer(context);
    const rows = await this.database.query<SessionRow>(
      `${SESSIONS} ORDER BY (id = $2) DESC, last_seen_at DESC, id DESC LIMIT $3`,
      [viewer.memberId, viewer.sessionId, LISTED],
    );
    return rows
      .map((row) => toModel(row, viewer))
      .sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime());
  }

  async find({ viewer }: RequestContext, id: number): Promise<SessionModel | null> {
    if (!viewer) return null;
    const [row] = await this.database.query<SessionRow>(`${SESSIONS} AND id = $2`, [viewer.memberId, id]);
    return row ? toModel(row, viewer) : null;
  }

  /**
   * Ends a session; the browser of the request loses its cookie, if it was that one.
   * @returns its id
   * @throws UNAUTHENTICATED; NOT_FOUND on id for what is none of one's own
   */
  async end(context: RequestContext, nodeId: string): Promise<string> {
    const { memberId } = requireViewer(context);
    const id = decodeIdOf('Session', nodeId);
    const ended = await this.database.transaction((tx) => this.sessions.endOne(tx, context, memberId, id));
    if (!ended) throw refuse('NOT_FOUND', 'id');
    return nodeId;
  }
}

const toModel = (row: SessionRow, { sessionId }: Viewer): SessionModel => ({
  __typename: 'Session',
  id: encodeId('Session', row.id),
  current: row.id === sessionId,
  userAgent: row.user_agent,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
});
