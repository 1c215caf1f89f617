/** An instance made of a function: answers the client's requests without any network, and keeps what was sent. */

import type { ClientOptions } from '../../../src/main/adapters/dci-api/client';
import { createDciApi } from '../../../src/main/adapters/dci-api/dci-api';
import type { DciFetch } from '../../../src/main/adapters/dci-api/http';
import { TransportError, type TransportFailure } from '../../../src/main/adapters/dci-api/transport-error';
import { createMemoryLog } from '../../support/memory-log';
import { createTestClock } from '../../support/test-clock';

export const TOKEN = '4-8c1f00ddba11';
export const ADDRESS = 'https://dci.example';

export interface Sent {
  readonly method: string;
  readonly path: string;
  /** Decoded. */
  readonly query: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export type FakeAnswer =
  | { readonly status?: number; readonly json: unknown }
  | { readonly status?: number; readonly text: string }
  | { readonly fails: TransportFailure }
  | { readonly throws: unknown }
  /** Headers came, the body breaks off. */
  | { readonly breaksOff: true }
  /** Never answers; `deaf` does not even hear the abort signal. */
  | { readonly hangs: 'listening' | 'deaf' };

export type Answering = (sent: Sent, count: number) => FakeAnswer | Promise<FakeAnswer>;

export const CUT: FakeAnswer = { fails: { code: 'network.cut', details: { host: 'dci.example' } } };

export interface FakeOptions {
  readonly token?: () => string | null;
  readonly options?: Partial<ClientOptions>;
}

export function createFakeInstance(answering: Answering, { token = () => TOKEN, options }: FakeOptions = {}) {
  const sent: Sent[] = [];
  const clock = createTestClock();
  const log = createMemoryLog();
  const fetch: DciFetch = async (request, init) => {
    const one = await describeRequest(request);
    sent.push(one);
    return respond(await answering(one, sent.length), init.signal);
  };
  const api = createDciApi({ address: ADDRESS, token, fetch, clock, log, options });
  return { api, sent, clock, log, fetch };
}

async function describeRequest(request: Request): Promise<Sent> {
  const url = new URL(request.url);
  const text = await request.text();
  return {
    method: request.method,
    path: url.pathname,
    query: decodeURIComponent(url.search.slice(1)),
    headers: request.headers,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
}

function respond(answer: FakeAnswer, signal: AbortSignal): Response | Promise<Response> {
  if ('fails' in answer) throw new TransportError(answer.fails);
  if ('throws' in answer) throw answer.throws;
  if ('hangs' in answer) return hang(answer.hangs, signal);
  if ('breaksOff' in answer) return new Response(brokenBody());
  const text = 'json' in answer ? JSON.stringify(answer.json) : answer.text;
  const status = answer.status ?? 200;
  return new Response(status === 204 ? null : text, { status });
}

function hang(how: 'listening' | 'deaf', signal: AbortSignal): Promise<Response> {
  return new Promise((_resolve, reject) => {
    if (how === 'deaf') return;
    const abort = () => reject(new DOMException('aborted', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
  });
}

function brokenBody(): ReadableStream {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('{"list":['));
      controller.error(new TypeError('terminated'));
    },
  });
}

/** Lets everything that is ready run, for tests that act in the middle of a request. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
