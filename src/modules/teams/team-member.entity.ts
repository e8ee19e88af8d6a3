import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Member } from '../members/member.entity.js';
import { Team } from './team.entity.js';

@Entity('team_members')
@Index('team_members_member', ['memberId'])
export class TeamMember {
  @PrimaryColumn({ type: 'bigint', name: 'team_id' })
  teamId: number;

  @PrimaryColumn({ type: 'bigint', name: 'member_id' })
  memberId: number;

  @ManyToOne(() => Team, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'team_id', foreignKeyConstraintName: 'team_members_team_id_fkey' })
  team: Relation<Team>;

  @ManyToOne(() => Member, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'member_id', foreignKeyConstraintName: 'team_members_member_id_fkey' })
  member: Relation<Member>;
}
