import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { constants as zlib } from 'node:zlib';
import { AppModule } from './app.module.js';
import { NestLog, type Logger } from './common/log.js';
import { MINUTE } from './common/time/clock.js';
import type { Config } from './config/config.js';

/** What of helmet's headers means something for JSON; constant, since this is the hot path. */
const API_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

const BODY_LIMIT = 1024 * 1024;
/** For a request to come in, files too, milliseconds. */
const REQUEST_TIMEOUT = 5 * MINUTE;

/** The HTTP server, ready to listen; `main.ts` and the tests start the same one. */
export async function createHttpApp(
  config: Config,
  databaseUrl: string,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxies,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_TIMEOUT,
    routerOptions: { maxParamLength: 500 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.for(config, databaseUrl, logger),
    adapter,
    {
      logger: new NestLog(logger),
      abortOnError: false,
    },
  );
  await app.register(fastifyCookie);
  // Reads nothing by itself: whoever takes files asks for them, with limits. (Some mail programs unsubscribe by such a form, too, RFC 8058.)
  await app.register(fastifyMultipart);
  // Only lends `reply.sendFile`: the pages' feature knows which folder, and when.
  await app.register(fastifyStatic, { serve: false, preCompressed: true, dotfiles: 'ignore', index: false });
  await app.register(fastifyCompress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [zlib.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(fastifyHelmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Pictures of members and the logo have whole addresses, also for who came by another name of this host.
        imgSrc: ["'self'", 'data:', () => new URL(config.publicUrl).origin],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith('/graphql')) void reply.headers(API_HEADERS);
      else void reply.helmet();
      done();
    });
  return app;
}
