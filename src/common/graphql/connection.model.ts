import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow the page.' })
  hasNextPage: boolean;
  @Field(() => Boolean, { description: 'Whether rows precede the page.' })
  hasPreviousPage: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last row; null on an empty page.' })
  endCursor: string | null;
}

export interface EdgeType<T> {
  cursor: string;
  node: T;
}
export interface ConnectionType<T> {
  edges: EdgeType<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number | (() => Promise<number>);
}

/** The Relay edge type of a node type. */
export function edgeOf<T>(node: () => Type<T>, name: string): Type<EdgeType<T>> {
  @ObjectType(`${name}Edge`, { description: 'A row with its cursor.' })
  class EdgeModel {
    @Field(() => String, { description: 'Where the row stands in this list.' })
    cursor: string;
    @Field(() => node(), { description: 'The row.' })
    node: T;
  }
  return EdgeModel;
}

/** The Relay connection type of a node type; its resolver adds `totalCount` where that is computed only when asked for. */
export function connectionOf<T>(
  node: () => Type<T>,
  edge: Type<EdgeType<T>>,
  name: string,
): Type<ConnectionType<T>> {
  @ObjectType(`${name}Connection`, { description: 'A page of a list.' })
  class ConnectionModel {
    @Field(() => [edge], { description: 'The rows with their cursors.' })
    edges: EdgeType<T>[];
    @Field(() => [node()], { description: 'The rows.' })
    nodes: T[];
    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo: PageInfo;
    @Field(() => Int, { description: 'Exact number of rows in the whole list.' })
    totalCount: number;
  }
  return ConnectionModel;
}
