/** What a running server says of itself in `postmaster.pid`; line numbers as in PostgreSQL's pidfile.h. */
export interface PostmasterPid {
  pid: number;
  /** Unset while the server is still opening its port. */
  port: number | undefined;
  isReady: boolean;
}

const PID_LINE = 0;
const PORT_LINE = 3;
const STATUS_LINE = 7;

/** Undefined for an empty or torn file, and for the single-user mode, which writes a negative pid. */
export function parsePostmasterPid(text: string): PostmasterPid | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = positiveInteger(lines[PID_LINE]);
  if (pid === undefined) return undefined;
  return { pid, port: positiveInteger(lines[PORT_LINE]), isReady: lines[STATUS_LINE] === 'ready' };
}

function positiveInteger(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}
