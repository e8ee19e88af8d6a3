import { Injectable } from '@nestjs/common';
import type { NodeModel } from './node.model.js';
import type { NodeType } from './node-id.js';
import type { RequestContext } from './request-context.js';

export type NodeSource = (context: RequestContext, id: number) => Promise<NodeModel | null>;

/** Where `node(id)` finds what features own: each registers its types when it starts. */
@Injectable()
export class NodeRegistry {
  private readonly sources = new Map<NodeType, NodeSource>();

  /** @param source null for what the viewer may not know of */
  register(type: NodeType, source: NodeSource): void {
    this.sources.set(type, source);
  }

  find(context: RequestContext, type: NodeType, id: number): Promise<NodeModel | null> {
    return this.sources.get(type)?.(context, id) ?? Promise.resolve(null);
  }

  /** Whether the viewer may see what it says, and not only that it is there. */
  async isReadable(context: RequestContext, type: NodeType, id: number): Promise<boolean> {
    const node = await this.find(context, type, id);
    return node !== null && node.isEmptied !== true;
  }
}
