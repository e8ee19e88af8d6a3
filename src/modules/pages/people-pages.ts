import { Injectable } from '@nestjs/common';
import { ListIdeas } from '../ideas/list-ideas.js';
import { MembersService } from '../members/members.service.js';
import { BadgesLoader } from '../reputation/badges.loader.js';
import { Leaderboard } from '../reputation/leaderboard.service.js';
import { LevelsLoader } from '../reputation/levels.loader.js';
import { ReputationsLoader } from '../reputation/reputations.loader.js';
import { headingOnly, memberPath } from './page-bodies.js';
import type { PageContent } from './page-content.js';
import type { PageSetting } from './page-setting.js';
import { PAGES_MESSAGES as MESSAGES } from './pages.messages.js';
import { memberBody, peopleBody } from './people-bodies.js';

const LEADERS = 50;
const IDEAS = 20;

/** The leaderboard, and each member's profile. */
@Injectable()
export class PeoplePages {
  constructor(
    private readonly members: MembersService,
    private readonly leaders: Leaderboard,
    private readonly reputations: ReputationsLoader,
    private readonly levels: LevelsLoader,
    private readonly badges: BadgesLoader,
    private readonly ideas: ListIdeas,
  ) {}

  async people(setting: PageSetting, isFiltered: boolean): Promise<PageContent> {
    const heading = setting.say(MESSAGES.people);
    const about = setting.say(MESSAGES.aboutPeople, { name: setting.siteName });
    const head = setting.head({ heading, description: about, path: '/people', isIndexed: !isFiltered });
    if (isFiltered) return { head, body: headingOnly(setting, heading) };
    const leaders = await this.leaders.top(setting.context, 'ALL_TIME', LEADERS);
    return { head, body: peopleBody(setting, about, leaders) };
  }

  async member(setting: PageSetting, handle: string): Promise<PageContent | null> {
    const { context } = setting;
    const member = await this.members.byHandle(context, handle);
    if (!member) return null;
    const { displayName: heading, memberId } = member;
    const description = setting.say(MESSAGES.aboutMember, { member: heading, name: setting.siteName });
    const path = memberPath(member);
    const head = setting.head({ heading, description, path, type: 'profile' });
    const reputation = (await this.reputations.load(context, memberId)) ?? 0;
    const [level, badges, { nodes }] = await Promise.all([
      this.levels.nameFor(context, reputation),
      this.badges.load(context, memberId),
      this.ideas.list(context, { first: IDEAS }, 'NEWEST', { authorId: member.id }),
    ]);
    const body = memberBody(setting, member, { reputation, level, badges: badges ?? [], ideas: nodes });
    // One that they gave up may be another's one day, and a redirection is remembered for ever.
    const isOtherwiseWritten = handle !== member.handle && handle.toLowerCase() === member.handle;
    return { head, body, ...(isOtherwiseWritten ? { movedTo: path } : {}) };
  }
}
