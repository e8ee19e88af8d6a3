import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MemberTexts } from '../members/member-texts.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';

const COMMENTS = `
SELECT c.id AS key, c.idea_id AS "ideaNumber", c.parent_id IS NOT NULL AS "isReply", c.body, c.is_official AS official, c.is_internal AS internal,
  c.is_extension AS extension, c.created_at AS "createdAt", c.edited_at AS "editedAt", c.deleted_at AS "deletedAt", (
    SELECT coalesce(json_agg(json_build_object('body', r.body, 'replacedAt', r.replaced_at) ORDER BY r.id), '[]')
    FROM comment_revisions r WHERE r.comment_id = c.id) AS "earlierVersions"
FROM comments c WHERE c.author_id = $1 AND c.id > $2 ORDER BY c.id LIMIT $3`;

const LIKES = `
SELECT l.comment_id AS key, c.idea_id AS "ideaNumber", l.liked_at AS "likedAt"
FROM comment_likes l JOIN comments c ON c.id = l.comment_id
WHERE l.member_id = $1 AND l.comment_id > $2 ORDER BY l.comment_id LIMIT $3`;

/** What a member said about ideas, and liked. Both stay when they are erased: nobody is shown who liked what. */
@Injectable()
export class PersonalComments implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.data.register('comments', rowsByKey(COMMENTS));
    this.data.register('likes', rowsByKey(LIKES));
    this.texts.register({ table: 'comments', key: 'id', columns: ['body'] });
    this.texts.register({ table: 'comment_revisions', key: 'id', columns: ['body'] });
  }
}
