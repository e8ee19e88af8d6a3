/** A row that could not be read, or not be used. */
export interface Problem {
  file: string;
  line: number;
  reason: string;
}

/** What became of the rows of one kind. */
class Tally {
  read = 0;
  created = 0;
  /** Votes that an earlier import had written otherwise. */
  changed = 0;
  /** Rows that an earlier import, or this one before it was stopped, had done. */
  present = 0;
  readonly skipped = new Map<string, number>();

  skip(reason: string, count = 1): void {
    if (count > 0) this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + count);
  }
}

const MAX_KEPT = 1_000;

export class ImportSummary {
  readonly ideas = new Tally();
  readonly votes = new Tally();
  membersCreated = 0;
  /** Ideas that an earlier import brought in and that stand on another board now. */
  ideasOnOtherBoards = 0;
  /** The first 1,000. */
  readonly problems: Problem[] = [];
  problemCount = 0;

  problem(problem: Problem): void {
    this.problemCount++;
    if (this.problems.length < MAX_KEPT) this.problems.push(problem);
  }

  /** Whether the source gave anything at all that could be understood. */
  get hasRead(): boolean {
    return this.ideas.read + this.votes.read > this.problemCount;
  }
}

const number = new Intl.NumberFormat('en');

/** For people: read, created, skipped and why, one fact a line. */
export function summaryLines(summary: ImportSummary): string[] {
  const { ideas, votes, membersCreated, problemCount } = summary;
  const lines = [
    `Read      ${number.format(ideas.read)} ideas, ${number.format(votes.read)} votes`,
    `Created   ${number.format(ideas.created)} ideas, ${number.format(votes.created)} votes, ${number.format(membersCreated)} members`,
  ];
  if (votes.changed > 0) lines.push(`Changed   ${number.format(votes.changed)} votes`);
  if (ideas.present + votes.present > 0) {
    lines.push(`Present   ${number.format(ideas.present)} ideas, ${number.format(votes.present)} votes`);
  }
  if (summary.ideasOnOtherBoards > 0) {
    lines.push(
      `          ${number.format(summary.ideasOnOtherBoards)} of these ideas stand on another board, and stay there`,
    );
  }
  for (const [what, tally] of [
    ['ideas', ideas],
    ['votes', votes],
  ] as const) {
    for (const [reason, count] of tally.skipped)
      lines.push(`Skipped   ${number.format(count)} ${what}: ${reason}`);
  }
  if (problemCount > 0) lines.push(`Broken    ${number.format(problemCount)} rows, named above`);
  return lines;
}
