import { badUserInput } from '../errors/domain-error.js';

const NODE_TYPES = [
  'Idea',
  'Board',
  'Member',
  'Team',
  'StatusChange',
  'Comment',
  'Adoption',
  'AdoptionUpdate',
  'Notification',
  'Attachment',
  'Storm',
  'Session',
  'AuditEvent',
  'ModerationItem',
  'ReputationEvent',
  'ReplyTemplate',
  'Job',
  'OutgoingMail',
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

/** Opaque to clients: base64url of "Type:number". */
export function encodeId(type: NodeType, id: number): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

function isNodeType(value: string | undefined): value is NodeType {
  return NODE_TYPES.some((type) => type === value);
}

/** @throws BAD_USER_INPUT for what no node of this server ever had as its id */
export function decodeId(id: string, field = 'id'): { type: NodeType; id: number } {
  const match = /^([A-Za-z]+):([1-9]\d{0,14})$/.exec(Buffer.from(id, 'base64url').toString('latin1'));
  const type = match?.[1];
  if (!isNodeType(type)) {
    throw badUserInput(`Malformed id in ${field}.`, field);
  }
  return { type, id: Number(match?.[2]) };
}

/** The number behind an id of that type; null for an id of another type, which then does not exist as this one. */
export function decodeIdOf(type: NodeType, id: string, field = 'id'): number | null {
  const decoded = decodeId(id, field);
  return decoded.type === type ? decoded.id : null;
}
