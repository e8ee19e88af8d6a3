import { Float, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '../../common/time/clock.js';
import { CommunityModel } from '../community/community.model.js';
import { PromisesService } from './promises.service.js';

/** What promises add to the community. */
@Resolver(() => CommunityModel)
export class PromisesResolver {
  constructor(
    private readonly promises: PromisesService,
    private readonly clock: Clock,
  ) {}

  @ResolveField('promiseKept', () => Float, {
    nullable: true,
    description:
      'Share of ideas past their due time that were answered in time, 0..1; null before there is one. Of members’ ideas on public boards.',
  })
  promiseKept(): Promise<number | null> {
    return this.promises.kept(this.clock.now());
  }
}
