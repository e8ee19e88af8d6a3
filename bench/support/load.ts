import autocannon from 'autocannon';

export interface Call {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface LoadOptions {
  /** Where to, without a path. */
  url: string;
  connections: number;
  seconds: number;
  /** One call, again and again, or a function that makes the next one. */
  call: Call | (() => Call);
  /** Whether a body is that of a success; looked at only where given, since it costs the generator time. */
  isGood?: (body: string) => boolean;
}

export interface LoadResult {
  requests: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
}

/** Calls over so many connections, each waiting for its answer. @throws when any answer is not a success */
export async function load({ url, connections, seconds, call, isGood }: LoadOptions): Promise<LoadResult> {
  const started = performance.now();
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 30,
    ...(isGood ? { verifyBody: (body) => isGood(String(body)) } : {}),
    requests: [
      typeof call === 'function' ? { setupRequest: (request) => ({ ...request, ...call() }) } : { ...call },
    ],
  });
  const elapsed = Math.min(result.duration, (performance.now() - started) / 1000);
  const requests = result['2xx'];
  if (requests === 0 || result.non2xx > 0 || result.errors > 0 || result.mismatches > 0) {
    const { non2xx, errors, mismatches } = result;
    throw new Error(
      `${requests} good answers, ${non2xx} of another status, ${errors} lost, ${mismatches} refused`,
    );
  }
  return { requests, perSecond: requests / elapsed, p50: result.latency.p50 };
}
