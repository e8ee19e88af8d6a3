import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MemberTexts } from './member-texts.js';
import { PersonalData, rowsByKey } from './personal-data.js';

const PROFILE = `
SELECT m.id AS key, m.handle, m.display_name AS "displayName", m.email, m.email_verified_at AS "emailVerifiedAt",
  m.password_hash IS NOT NULL AS "hasPassword", m.role, m.locale, m.digest, m.joined_at AS "joinedAt", m.banned_at AS "bannedAt",
  m.banned_until AS "bannedUntil", (
    SELECT coalesce(json_agg(json_build_object('handle', f.handle, 'givenUpAt', f.given_up_at) ORDER BY f.given_up_at), '[]')
    FROM former_handles f WHERE f.member_id = m.id) AS "formerHandles"
FROM members m WHERE m.id = $1 AND m.id > $2 LIMIT $3`;

/** What the account itself says of its member. */
@Injectable()
export class PersonalProfile implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly texts: MemberTexts,
  ) {}

  onModuleInit(): void {
    this.data.register('profile', rowsByKey(PROFILE));
    this.texts.register({ table: 'members', key: 'id', columns: ['ban_reason'] });
  }
}
