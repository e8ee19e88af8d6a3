import { connectionOf, edgeOf } from '../../common/graphql/connection.model.js';
import { MemberModel } from './member.model.js';

const MemberEdge = edgeOf(() => MemberModel, 'Member');
/** A page of people, whatever the list. */
export const MemberConnection = connectionOf(() => MemberModel, MemberEdge, 'Member');
