/** Voters by number, in the order of their first row, and when each first voted. */
export class Voters {
  readonly #numbers = new Map<string, number>();
  readonly #externalIds: string[] = [];
  readonly #firstVotes: number[] = [];

  /** @param votedAt milliseconds; Infinity for a row that is no vote */
  numberOf(externalId: string, votedAt: number): number {
    const known = this.#numbers.get(externalId);
    if (known !== undefined) {
      if (votedAt < this.firstVoteAt(known)) this.#firstVotes[known] = votedAt;
      return known;
    }
    const number = this.#externalIds.push(externalId) - 1;
    this.#numbers.set(externalId, number);
    this.#firstVotes.push(votedAt);
    return number;
  }

  externalId = (number: number): string => this.#externalIds[number] ?? '';
  firstVoteAt = (number: number): number => this.#firstVotes[number] ?? Infinity;
}
