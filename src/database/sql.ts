/** Runs one statement. Every hot text is constant, so that the server keeps it prepared under its name. */
export interface Sql {
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
  /** The same for a text put together from a caller's choices: not kept prepared, since such texts have no bound. */
  queryOnce<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
}

/** A transaction under way; what must follow its commit waits here. */
export interface Transaction extends Sql {
  /** Runs after the commit, in order, once; never when it rolls back. */
  afterCommit(work: () => void | Promise<void>): void;
}
