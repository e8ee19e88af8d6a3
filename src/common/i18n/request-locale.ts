import type { FastifyRequest } from 'fastify';
import { localeOf, negotiateLocale, type Locale } from './locale.js';

/** The language that the person chose on the site, else the best of those that the browser asks for. */
export function requestLocale(req: Pick<FastifyRequest, 'cookies' | 'headers'>): Locale {
  return localeOf(req.cookies['locale']) ?? negotiateLocale(req.headers['accept-language']);
}
