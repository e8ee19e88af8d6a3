import { Field, ID, ObjectType } from '@nestjs/graphql';
import { NodeModel } from '../../common/graphql/node.model.js';
import { encodeId } from '../../common/graphql/node-id.js';

@ObjectType('Team', {
  description: 'People of the company who own boards and answer for them.',
  implements: () => [NodeModel],
})
export class TeamModel extends NodeModel {
  teamId: number;

  @Field(() => ID, { description: 'Opaque, global.' })
  override id: string;
  @Field(() => String, { description: 'Its name in addresses.' })
  slug: string;
  @Field(() => String, { description: 'Its name for people.' })
  name: string;
}

export interface TeamRow {
  team_id: number;
  team_slug: string;
  team_name: string;
}

/** Columns of a TeamRow where the teams table is `t`. */
export const TEAM_COLUMNS = 't.id AS team_id, t.slug AS team_slug, t.name AS team_name';

export function toTeamModel(row: TeamRow): TeamModel {
  return {
    __typename: 'Team',
    teamId: row.team_id,
    id: encodeId('Team', row.team_id),
    slug: row.team_slug,
    name: row.team_name,
  };
}
