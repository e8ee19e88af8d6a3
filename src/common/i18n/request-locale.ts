import type { FastifyRequest } from 'fastify';
import { isLocale, negotiateLocale, type Locale } from './locale.js';

/** The language that the person chose on the site, else the best of those that the browser asks for. */
export function requestLocale(req: Pick<FastifyRequest, 'cookies' | 'headers'>): Locale {
  const chosen = req.cookies['locale'];
  return isLocale(chosen) ? chosen : negotiateLocale(req.headers['accept-language']);
}
