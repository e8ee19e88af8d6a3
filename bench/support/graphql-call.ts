import { createHash } from 'node:crypto';
import { cookieOf } from '../dataset/members.js';
import type { Call } from './load.js';

export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

/** As a signed-in member's browser posts it. */
export function postCall(url: string, memberId: number, operation: Operation): Call {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', origin: url, cookie: cookieOf(memberId) },
    body: JSON.stringify(operation),
  };
}

/** By the document's hash alone; the server must have seen the document before. */
export function persistedCall(memberId: number, { query, variables }: Operation): Call {
  const extensions = {
    persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
  };
  const parameters = new URLSearchParams({
    variables: JSON.stringify(variables),
    extensions: JSON.stringify(extensions),
  });
  return {
    method: 'GET',
    path: `/graphql?${parameters.toString()}`,
    headers: { 'apollo-require-preflight': 'true', cookie: cookieOf(memberId) },
  };
}

/** Makes the server remember a document under its hash. */
export async function persist(url: string, memberId: number, operation: Operation): Promise<void> {
  const { query, variables } = operation;
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const call = postCall(url, memberId, operation);
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  await answerTo(url, { ...call, body: JSON.stringify({ query, variables, extensions }) });
}

/** One answer's text. @throws on anything but a success */
export async function answerTo(url: string, { path, method, headers, body }: Call): Promise<string> {
  const response = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  if (!response.ok || text.includes('"errors":'))
    throw new Error(`${response.status}: ${text.slice(0, 500)}`);
  return text;
}
