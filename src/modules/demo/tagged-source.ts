import type {
  ImportedIdea,
  ImportedMember,
  ImportedVote,
  ImportSource,
  SourceRow,
} from '../imports/import-source.js';

/** A source whose ideas also have tags: by tag, the ideas' external ids. */
export class TaggedSource implements ImportSource {
  readonly key: string;
  private readonly tags = new Map<string, string[]>();

  constructor(
    private readonly source: ImportSource,
    tags: Readonly<Record<string, readonly number[]>>,
  ) {
    this.key = source.key;
    for (const [tag, numbers] of Object.entries(tags)) {
      for (const number of numbers)
        this.tags.set(String(number), [...(this.tags.get(String(number)) ?? []), tag]);
    }
  }

  async *ideas(): AsyncGenerator<SourceRow<ImportedIdea>> {
    for await (const row of this.source.ideas()) {
      if (row.kind !== 'row') yield row;
      else
        yield {
          ...row,
          value: { ...row.value, tags: this.tags.get(row.value.externalId) ?? row.value.tags },
        };
    }
  }

  members(wanted: ReadonlySet<string>): AsyncIterable<ImportedMember> {
    return this.source.members(wanted);
  }

  votes(): AsyncIterable<SourceRow<ImportedVote>> {
    return this.source.votes();
  }
}
