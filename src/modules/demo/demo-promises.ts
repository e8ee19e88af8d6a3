import { Injectable } from '@nestjs/common';
import { encodeId } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { Clock } from '../../common/time/clock.js';
import { Database } from '../../database/database.js';
import { AdoptIdeas } from '../adoptions/adopt-ideas.js';
import type { AdoptionStage } from '../adoptions/adoption-stage.js';
import { DeliverAdoption } from '../adoptions/deliver-adoption.js';
import { DropAdoption } from '../adoptions/drop-adoption.js';
import { PostAdoptionUpdate } from '../adoptions/post-adoption-update.js';
import { UpdateAdoption } from '../adoptions/update-adoption.js';
import type { DemoAdoption } from './demo-adoptions.js';

/** What the demo's teams promise, report and deliver; every step is left out where it is done already. */
@Injectable()
export class DemoPromises {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly adopting: AdoptIdeas,
    private readonly updating: UpdateAdoption,
    private readonly posting: PostAdoptionUpdate,
    private readonly delivering: DeliverAdoption,
    private readonly dropping: DropAdoption,
  ) {}

  /**
   * @param context of somebody of the team
   * @param team its slug
   * @param ideaIds what is adopted
   */
  async keep(
    context: RequestContext,
    team: string,
    adoption: DemoAdoption,
    ideaIds: readonly number[],
  ): Promise<void> {
    const { stage: wanted, links, updates = [], delivery, drop } = adoption;
    const { id, stage } =
      (await this.find(team, adoption.title)) ?? (await this.promise(context, team, adoption, ideaIds));
    const adoptionId = encodeId('Adoption', id);
    if (wanted && stage === 'COMMITTED')
      await this.updating.update(context, { adoptionId, ...wanted, ...(links ? { links } : {}) });
    for (const body of updates)
      if (!(await this.isPosted(id, body))) await this.posting.post(context, { adoptionId, body });
    if (delivery && stage !== 'DELIVERED')
      await this.delivering.deliver(context, { adoptionId, ...delivery });
    if (drop && stage !== 'DROPPED') await this.dropping.drop(context, { adoptionId, ...drop });
  }

  private async promise(
    context: RequestContext,
    team: string,
    { title, summary, response, quartersAhead }: DemoAdoption,
    ideaIds: readonly number[],
  ): Promise<{ id: number; stage: AdoptionStage }> {
    const [row] = await this.database.query<{ id: number }>('SELECT id FROM teams WHERE slug = $1', [team]);
    if (!row) throw new Error(`the demo's team ${team} is gone`);
    const id = await this.adopting.adopt(context, {
      ideaIds: ideaIds.map((idea) => encodeId('Idea', idea)),
      teamId: encodeId('Team', row.id),
      title,
      summary,
      response,
      targetDate: quartersAhead === undefined ? null : endOfQuarter(this.clock.now(), quartersAhead),
    });
    return { id, stage: 'COMMITTED' };
  }

  private async find(team: string, title: string): Promise<{ id: number; stage: AdoptionStage } | undefined> {
    const rows = await this.database.query<{ id: number; stage: AdoptionStage }>(
      'SELECT a.id, a.stage FROM adoptions a JOIN teams t ON t.id = a.team_id WHERE t.slug = $1 AND a.title = $2',
      [team, title],
    );
    return rows[0];
  }

  private async isPosted(adoptionId: number, body: string): Promise<boolean> {
    const text = 'SELECT 1 FROM adoption_updates WHERE adoption_id = $1 AND body = $2';
    return (await this.database.query(text, [adoptionId, body])).length > 0;
  }
}

/** The last day of a quarter, so many after that of the given moment. */
function endOfQuarter(from: Date, quartersAhead: number): string {
  const quarter = Math.floor(from.getUTCMonth() / 3) + 1 + quartersAhead;
  return new Date(Date.UTC(from.getUTCFullYear(), quarter * 3, 0)).toISOString().slice(0, 10);
}
