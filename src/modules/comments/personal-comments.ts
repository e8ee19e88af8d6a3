import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MemberTexts } from '../members/member-texts.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';

/** Notes are the team's: who has left it reads their own no more, here as on the site. */
const MAY_READ = `(NOT c.is_internal OR (SELECT role = 'ADMIN' FROM members WHERE id = $1) OR EXISTS (
  SELECT 1 FROM ideas i JOIN board_teams bt ON bt.board_id = i.board_id JOIN team_members tm ON tm.team_id = bt.team_id
  WHERE i.id = c.idea_id AND tm.member_id = $1))`;

const COMMENTS = `
SELECT c.id AS key, c.idea_id AS "ideaNumber", c.parent_id IS NOT NULL AS "isReply", CASE WHEN ${MAY_READ} THEN c.body END AS body, c.is_official AS official, c.is_internal AS internal,
  c.is_extension AS extension, c.created_at AS "createdAt", c.edited_at AS "editedAt", c.deleted_at AS "deletedAt", (
    SELECT coalesce(json_agg(json_build_object('body', r.body, 'replacedAt', r.replaced_at) ORDER BY r.id), '[]')
    FROM comment_revisions r WHERE r.comment_id = c.id AND ${MAY_READ}) AS "earlierVersions"
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
