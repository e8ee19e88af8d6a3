import { Injectable } from '@nestjs/common';
import { canModerate, type Viewer } from '../../common/auth/viewer.js';
import { encodeId } from '../../common/graphql/node-id.js';
import type { Locale } from '../../common/i18n/locale.js';
import { slugify } from '../../common/text/slug.js';
import { SECOND } from '../../common/time/clock.js';
import { Config } from '../../config/config.js';
import { toBoardModel } from '../boards/board.model.js';
import { toMemberModel } from '../members/member.model.js';
import { popularityOf } from '../ranking/ranking.js';
import { toStatusModel } from '../statuses/status.model.js';
import type { IdeaModel, VoteDirection } from './idea.model.js';
import {
  canComment,
  canDelete,
  canEdit,
  canReport,
  canRevive,
  canTriage,
  canVote,
  isOpen,
  type IdeaFacts,
} from './idea.policy.js';
import type { IdeaRow } from './idea.row.js';

const directionOf = (direction: 1 | -1 | null): VoteDirection | null =>
  direction === null ? null : direction === 1 ? 'PROMOTE' : 'DEMOTE';

function factsOf(row: IdeaRow, viewer: Viewer | null): IdeaFacts {
  const own = row.viewer_direction !== null && viewer?.memberId === row.member_id ? 1 : 0;
  return {
    authorId: row.member_id,
    boardId: row.board_id,
    stage: row.stage,
    isPresent: row.moderation === 'VISIBLE' && row.merged_into_id === null,
    moderation: row.moderation,
    othersTookPart: row.promote_count + row.demote_count - own > 0 || row.others_commented,
  };
}

@Injectable()
export class IdeaMapper {
  constructor(private readonly config: Config) {}

  /** Plain properties throughout: a resolver function for each field of twenty ideas would cost more than the database does. */
  toModel(row: IdeaRow, viewer: Viewer | null, locale: Locale): IdeaModel {
    const facts = factsOf(row, viewer);
    const slug = slugify(row.title);
    return {
      __typename: 'Idea',
      id: encodeId('Idea', row.id),
      number: row.id,
      slug,
      title: row.title,
      excerpt: row.excerpt,
      url: `${this.config.publicUrl}/ideas/${row.id}-${encodeURIComponent(slug)}`,
      board: toBoardModel(row),
      author: toMemberModel(row, locale),
      status: toStatusModel(row, locale),
      tags: row.tags,
      points: (row.promote_count - row.demote_count) * row.points_per_vote,
      promoteCount: row.promote_count,
      demoteCount: row.demote_count,
      popularity: popularityOf(
        row.score,
        row.now,
        { halfLifeDays: row.half_life_days, origin: row.origin },
        row.points_per_vote,
      ),
      commentCount: row.comment_count,
      followerCount: row.follower_count,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      editedAt: row.edited_at,
      version: row.version,
      triageVersion: row.triage_version,
      isOpen: isOpen(facts),
      dueAt: row.due_at,
      moderation: row.moderation,
      importedSupport: row.imported_support + row.merged_promotes - row.merged_demotes,
      importedPromotes: Math.max(row.imported_support, 0) + row.merged_promotes,
      rootId: row.root_id,
      isInMerge: row.root_id !== null || row.merged_count > 0,
      officialResponseId: row.official_response_id,
      teamId: row.team_id,
      assigneeId: row.assignee_id,
      stormId: row.storm_id,
      answeredAfter:
        row.answered_at === null
          ? null
          : Math.round((row.answered_at.getTime() - row.created_at.getTime()) / SECOND),
      viewerVote: directionOf(row.viewer_direction),
      viewerCan: {
        edit: canEdit(viewer, facts),
        delete: canDelete(viewer, facts),
        vote: canVote(viewer, facts),
        comment: canComment(viewer, facts),
        triage: canTriage(viewer, facts),
        voteFor: canTriage(viewer, facts) && isOpen(facts),
        revive: canRevive(viewer, row.is_idle_archived && facts.isPresent),
        report: canReport(viewer, facts),
        moderate: canModerate(viewer),
      },
    };
  }
}
