import { Injectable } from '@nestjs/common';
import { Throttle } from '../../common/auth/throttle.js';
import { requireViewer } from '../../common/auth/viewer.js';
import { badUserInput, forbidden } from '../../common/errors/domain-error.js';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { LIMITS } from '../../common/limits.js';
import { cleanLine, codePointLength } from '../../common/text/clean-text.js';
import { Database } from '../../database/database.js';
import { canTriage } from '../ideas/idea.policy.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import { toMemberModel, type MemberModel, type MemberRow } from '../members/member.model.js';
import { IdeaTreesLoader } from './idea-trees.loader.js';
import { OF_EVERYBODY, ofDiscussion, ofTeam } from './mention-candidates.sql.js';
import { rangeOf, spellings } from './name-prefix.js';

/** How many are offered. */
const MOST = 8;

@Injectable()
export class MentionCandidates {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly ideas: IdeasLoader,
    private readonly trees: IdeaTreesLoader,
  ) {}

  /**
   * Members whom a text about the idea may name: those who take part in it, then others, at most 8. Of a note, and on a board for teams, only
   * who may read it. Nobody where the viewer may not know of the idea.
   * @param prefix of a handle or a name; empty for those who take part
   * @throws UNAUTHENTICATED; FORBIDDEN for notes by anybody but the board's teams; BAD_USER_INPUT; RATE_LIMITED
   */
  async find(
    context: RequestContext,
    ideaId: string,
    prefix: string,
    isInternal: boolean,
  ): Promise<MemberModel[]> {
    const { memberId } = requireViewer(context);
    const id = decodeIdOf('Idea', ideaId, 'ideaId');
    const typed = nameIn(prefix);
    await this.throttle.consumeHere('mention', String(memberId));
    const idea = id === null ? null : await this.ideas.load(context, id);
    if (!idea) return [];
    if (isInternal && !canTriage(context.viewer, idea.board)) throw forbidden();
    if (codePointLength(typed) > LIMITS.displayNameMax) return [];
    const tree = (await this.trees.load(context, idea.number)) ?? [];
    const ideaIds = tree.map((each) => each.id);
    const forms = spellings(typed);
    const values = [ideaIds, memberId, forms, isInternal, MOST];
    if (isInternal || idea.board.visibility === 'TEAMS')
      return this.read(context, ofTeam(ideaIds), [...values, idea.board.boardId]);
    const speakers = await this.read(context, ofDiscussion(ideaIds), values);
    if (typed === '' || speakers.length === MOST) return speakers;
    const found = [memberId, ...speakers.map((speaker) => speaker.memberId)];
    const names = forms.map(rangeOf);
    const handle = rangeOf(typed.toLowerCase());
    const others = await this.read(context, OF_EVERYBODY, [
      found,
      handle.from,
      handle.to,
      names.map(({ from }) => from),
      names.map(({ to }) => to),
      MOST - speakers.length,
    ]);
    return [...speakers, ...others];
  }

  private async read(
    { locale }: RequestContext,
    text: string,
    values: readonly unknown[],
  ): Promise<MemberModel[]> {
    const rows = await this.database.query<MemberRow>(text, values);
    return rows.map((row) => toMemberModel(row, locale));
  }
}

/** @throws BAD_USER_INPUT for what no name has */
function nameIn(prefix: string): string {
  const cleaned = cleanLine(prefix);
  if (cleaned.ok) return cleaned.value;
  if (cleaned.reason === 'empty') return '';
  throw badUserInput('This has characters that no name has.', 'prefix');
}
