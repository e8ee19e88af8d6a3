/** What is merged into what: each idea has at most one immediate target, and no chain of them comes back to where it began. */
export class MergeForest {
  private readonly sources = new Map<number, number[]>();

  /** @param targets each idea's immediate target; null where it is not merged */
  constructor(private readonly targets: ReadonlyMap<number, number | null>) {
    for (const [id, target] of targets)
      if (target !== null) this.sources.set(target, [...(this.sources.get(target) ?? []), id]);
  }

  get ids(): number[] {
    return [...this.targets.keys()];
  }

  targetOf(id: number): number | null {
    return this.targets.get(id) ?? null;
  }

  sourcesOf(id: number): readonly number[] {
    return this.sources.get(id) ?? [];
  }

  /** What it is merged into, nearest first. */
  above(id: number): number[] {
    const target = this.targetOf(id);
    return target === null ? [] : [target, ...this.above(target)];
  }

  /** The idea itself, and all that is merged into it, directly or not. */
  tree(id: number): number[] {
    return [id, ...this.sourcesOf(id).flatMap((source) => this.tree(source))];
  }

  rootOf(id: number): number {
    return this.above(id).at(-1) ?? id;
  }

  /** The same with other immediate targets for some. */
  with(targets: ReadonlyMap<number, number | null>): MergeForest {
    return new MergeForest(new Map([...this.targets, ...targets]));
  }
}
