import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { BadgeHolders } from './badge-holders.js';
import { BadgeKindModel } from './badge.model.js';

@Resolver(() => BadgeKindModel)
export class BadgeKindResolver {
  constructor(private readonly holders: BadgeHolders) {}

  @ResolveField('awardedCount', () => Int, {
    description: 'How many members have it; a minute old at most.',
  })
  awardedCount(@Parent() { key }: BadgeKindModel): Promise<number> {
    return this.holders.of(key);
  }
}
