import { Field, ID, InterfaceType } from '@nestjs/graphql';
import type { NodeType } from './node-id.js';

@InterfaceType('Node', {
  description: 'Whatever has a global id.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class NodeModel {
  __typename: NodeType;

  /** The viewer may know that it is there, not what it says. */
  isEmptied?: boolean;

  @Field(() => ID, { description: 'Opaque, global.' })
  id: string;
}
