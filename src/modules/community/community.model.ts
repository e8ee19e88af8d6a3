import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLURL } from '../../common/graphql/scalars.js';

@ObjectType({
  description: 'What the server enforces on input, for forms to show. Lengths in Unicode code points.',
})
export class Limits {
  @Field(() => Int, { description: 'Shortest title.' })
  titleMin: number;
  @Field(() => Int, { description: 'Longest title.' })
  titleMax: number;
  @Field(() => Int, { description: 'Longest body.' })
  bodyMax: number;
  @Field(() => Int, { description: 'Longest official response, reply template and progress post.' })
  responseMax: number;
  @Field(() => Int, { description: 'Longest name of a reply template.' })
  templateNameMax: number;
  @Field(() => Int, { description: 'Longest comment.' })
  commentMax: number;
  @Field(() => Int, { description: 'Most tags of an idea.' })
  tagsMax: number;
  @Field(() => Int, { description: 'Longest tag.' })
  tagMax: number;
  @Field(() => Int, { description: 'Longest title of an adoption.' })
  adoptionTitleMax: number;
  @Field(() => Int, { description: 'Longest summary of an adoption.' })
  adoptionSummaryMax: number;
  @Field(() => Int, { description: 'Longest title of a storm session.' })
  stormTitleMax: number;
  @Field(() => Int, { description: 'Longest brief of a storm session.' })
  stormBriefMax: number;
  @Field(() => Int, { description: 'Most links of an adoption.' })
  linksMax: number;
  @Field(() => Int, { description: 'Longest title of a link.' })
  linkTitleMax: number;
  @Field(() => Int, { description: 'Most files of an idea or a comment.' })
  attachmentsMax: number;
  @Field(() => Int, { description: 'Largest file, bytes.' })
  attachmentBytesMax: number;
  @Field(() => Int, { description: 'Longest note of a report.' })
  reportNoteMax: number;
  @Field(() => Int, { description: 'Longest reason of a moderator.' })
  reasonMax: number;
  @Field(() => Int, { description: 'Longest note with a vote for a customer.' })
  voteNoteMax: number;
  @Field(() => Int, { description: 'Shortest password.' })
  passwordMin: number;
  @Field(() => Int, { description: 'Longest password.' })
  passwordMax: number;
  @Field(() => Int, { description: 'Shortest display name.' })
  displayNameMin: number;
  @Field(() => Int, { description: 'Longest display name.' })
  displayNameMax: number;
  @Field(() => Int, { description: 'Longest name of a board.' })
  boardNameMax: number;
  @Field(() => Int, { description: 'Longest name of a team.' })
  teamNameMax: number;
  @Field(() => Int, { description: 'Longest name of a board or team in addresses.' })
  slugMax: number;
}

@ObjectType('Community', { description: 'This installation and its public promise.' })
export class CommunityModel {
  @Field(() => String, { description: 'Its name.' })
  name: string;
  @Field(() => Float, { description: 'Days after which a vote counts half in POPULAR.' })
  halfLifeDays: number;
  @Field(() => Int, { description: 'Points that one vote is worth (10, as in IdeaStorm).' })
  pointsPerVote: number;
  @Field(() => Int, { description: 'The public promise: every idea is answered within this many days.' })
  responsePromiseDays: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'Days without progress after which an idea that no team took up is archived; null for never.',
  })
  archiveAfterDays: number | null;
  @Field(() => GraphQLURL, { nullable: true, description: 'The host’s logo; null for the built-in mark.' })
  logoUrl: string | null;
  @Field(() => String, { description: '#rrggbb' })
  accentColor: string;
}
