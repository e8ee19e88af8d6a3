import type { IncomingMessage } from 'node:http';

/**
 * Whose address a bare request comes from, as Fastify tells of its own: the socket's peer, or, where proxies in front may be believed, what
 * the last of them says.
 */
export function callerAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
  const hops = forwarded
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  const nearestFirst = [request.socket.remoteAddress ?? '', ...hops.toReversed()];
  return nearestFirst[Math.min(trustedProxies, nearestFirst.length - 1)] ?? '';
}
