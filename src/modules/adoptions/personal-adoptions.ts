import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MemberTexts } from '../members/member-texts.js';
import { PersonalData, rowsByKey } from '../members/personal-data.js';

const OWNED = `
SELECT a.id AS key, t.slug AS team, a.title, a.summary, a.stage, a.target_date::text AS "targetDate", a.response, a.adopted_at AS "adoptedAt",
  a.delivered_at AS "deliveredAt", a.dropped_at AS "droppedAt"
FROM adoptions a JOIN teams t ON t.id = a.team_id WHERE a.owner_id = $1 AND a.id > $2 ORDER BY a.id LIMIT $3`;

const POSTS = `
SELECT u.id AS key, a.title AS adoption, u.body, u.created_at AS "createdAt"
FROM adoption_updates u JOIN adoptions a ON a.id = u.adoption_id WHERE u.author_id = $1 AND u.id > $2 ORDER BY u.id LIMIT $3`;

/** What a member answers for, and reported on. An adoption of an erased one waits, nameless, for its team to name another owner. */
@Injectable()
export class PersonalAdoptions implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.data.register('adoptions', rowsByKey(OWNED));
    this.data.register('progress-posts', rowsByKey(POSTS));
    this.texts.register({ table: 'adoptions', key: 'id', columns: ['title', 'summary', 'response'] });
    this.texts.register({ table: 'adoption_links', key: 'adoption_id', columns: ['title', 'url'] });
    this.texts.register({ table: 'adoption_updates', key: 'id', columns: ['body'] });
  }
}
