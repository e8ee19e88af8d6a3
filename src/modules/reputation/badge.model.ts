import { Field, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '../../common/graphql/scalars.js';
import type { Locale } from '../../common/i18n/locale.js';
import { ruleFor, type BadgeRule } from './badge-rules.messages.js';
import { wordsFor } from './default-names.messages.js';

@ObjectType('Badge', { description: 'What a member was awarded, for good.' })
export class BadgeModel {
  @Field(() => String, { description: 'Its name for programs.' })
  key: string;
  @Field(() => String, { description: 'Its name; that of a default badge in the request’s language.' })
  name: string;
  @Field(() => String, { description: 'What it was awarded for.' })
  description: string;
  @Field(() => GraphQLDateTime, { description: 'When.' })
  awardedAt: Date;
}

@ObjectType('BadgeKind', { description: 'A badge that can be earned.' })
export class BadgeKindModel {
  @Field(() => String, { description: 'Its name for programs.' })
  key: string;
  @Field(() => String, { description: 'Its name; that of a default badge in the request’s language.' })
  name: string;
  @Field(() => String, { description: 'What it is awarded for.' })
  description: string;
  @Field(() => String, { description: 'What earns it, with its threshold, in the request’s language.' })
  rule: string;
  @Field(() => Int, { description: 'How often that must have happened, 1..1000.' })
  threshold: number;
  @Field(() => Boolean, { description: 'Whether it is awarded; others are shown to administrators only.' })
  enabled: boolean;
}

export interface BadgeKindRow {
  key: string;
  rule: BadgeRule;
  threshold: number;
  name: string;
  description: string;
  is_enabled: boolean;
}

export const toBadgeKind = (row: BadgeKindRow, locale: Locale): BadgeKindModel => ({
  key: row.key,
  name: wordsFor(row.name, locale),
  description: wordsFor(row.description, locale),
  rule: ruleFor(row.rule, row.threshold, locale),
  threshold: row.threshold,
  enabled: row.is_enabled,
});
