import request from 'supertest';
import type { TestApp } from './app.js';

export interface Answer<T> {
  status: number;
  headers: Headers;
  data: T;
  errors: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; [key: string]: unknown };
  }[];
}

export interface AskOptions {
  cookie?: string;
  headers?: Record<string, string>;
}

/** One GraphQL request over HTTP; what it answers, whether refused or not. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
export async function ask<T = any>(
  world: Pick<TestApp, 'url'>,
  query: string,
  variables: Record<string, unknown> = {},
  { cookie, headers = {} }: AskOptions = {},
): Promise<Answer<T>> {
  const response = await request(world.url)
    .post('/graphql')
    .set({ ...(cookie ? { cookie, origin: world.url } : {}), ...headers })
    .send({ query, variables });
  const received = new Headers();
  for (const [name, value] of Object.entries(response.headers))
    for (const one of [value].flat()) received.append(name, one);
  const body = response.body as { data?: T; errors?: Answer<T>['errors'] };
  return {
    status: response.status,
    headers: received,
    data: body.data as T,
    errors: body.errors ?? [],
  };
}
