import { Injectable, type OnModuleInit } from '@nestjs/common';
import { excerpt } from '../../common/text/markdown.js';
import type { Transaction } from '../../database/sql.js';
import { DomainEvents } from '../../events/domain-events.js';
import { MemberTexts } from '../members/member-texts.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';
import './idea.events.js';
import { indexIdea, type IndexedIdea } from './index-idea.js';

const IDEAS = `
SELECT i.id AS key, i.id AS number, i.title, i.body, i.tags, b.slug AS board, s.key AS status, i.created_at AS "createdAt",
  i.edited_at AS "editedAt", i.deleted_at AS "deletedAt", (
    SELECT coalesce(json_agg(json_build_object('title', r.title, 'body', r.body, 'replacedAt', r.replaced_at) ORDER BY r.version), '[]')
    FROM idea_revisions r WHERE r.idea_id = i.id) AS "earlierVersions"
FROM ideas i JOIN boards b ON b.id = i.board_id JOIN statuses s ON s.id = i.status_id
WHERE i.author_id = $1 AND i.id > $2 ORDER BY i.id LIMIT $3`;

const ANSWERS = `
SELECT c.id AS key, c.idea_id AS "ideaNumber", s.key AS status, c.response, c.created_at AS "createdAt"
FROM status_changes c JOIN statuses s ON s.id = c.to_status_id
WHERE c.actor_id = $1 AND c.id > $2 ORDER BY c.id LIMIT $3`;

/** What a member wrote as ideas, and what they decided and answered for a team; both stay when they are erased. */
@Injectable()
export class PersonalIdeas implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly events: DomainEvents,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.data.register('ideas', rowsByKey(IDEAS));
    this.data.register('answers', rowsByKey(ANSWERS));
    const changed = (tx: Transaction, ids: readonly number[]): Promise<void> => this.derive(tx, ids);
    this.texts.register({
      table: 'ideas',
      key: 'id',
      columns: ['title', 'body', 'deletion_reason'],
      changed,
    });
    this.texts.register({ table: 'idea_revisions', key: 'idea_id', columns: ['title', 'body'] });
    this.texts.register({ table: 'status_changes', key: 'id', columns: ['response'] });
  }

  private async derive(tx: Transaction, ids: readonly number[]): Promise<void> {
    const ideas = await tx.query<IndexedIdea>(
      'SELECT id, title, body, tags FROM ideas WHERE id = ANY ($1::bigint[])',
      [ids],
    );
    for (const idea of ideas) {
      // Another version: a form that was open before is STALE, and brings nobody back.
      await tx.query('UPDATE ideas SET excerpt = $2, version = version + 1 WHERE id = $1', [
        idea.id,
        excerpt(idea.body),
      ]);
      await indexIdea(tx, idea);
    }
    await this.events.emit('ideas.changed', { ideaIds: ids }, tx);
  }
}
