/** The look at an address over real HTTP: what is a DCImanager, what is not, and what no answer means. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail } from '@contract/errors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DciFetch } from '../../../src/main/adapters/dci-api/http';
import { probeAddress } from '../../../src/main/adapters/dci-api/probe';
import { TransportError } from '../../../src/main/adapters/dci-api/transport-error';
import { createManualClock, type ManualClock, settled } from '../../support/manual-clock';
import { createMemoryLog, type MemoryLog } from '../../support/memory-log';

const NOT_AUTHORISED = { error: { code: 1000, msg: 'Not authorized', value: '' } };

let clock: ManualClock;
let log: MemoryLog;
let server: Server | null;
let asked: IncomingMessage[];
let inFlight: number;
const redirected = new TransportError({ code: 'dci.not-dcimanager', details: { host: '127.0.0.1' } });

beforeEach(() => {
  clock = createManualClock();
  log = createMemoryLog();
  server = null;
  asked = [];
  inFlight = 0;
});

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
});

const serve = async (answer: RequestListener): Promise<string> => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const body =
  (status: number, text: string, headers = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(text);
  };
/** As the app's transport does it: whole bodies, no redirects, failures of the network as TransportError. */
const fetchLikeOurs: DciFetch = async (request, { signal }) => {
  inFlight += 1;
  try {
    const response = await fetch(request, { signal, redirect: 'manual' });
    if (response.status >= 300 && response.status < 400) throw redirected;
    return new Response(await response.arrayBuffer(), { status: response.status });
  } finally {
    inFlight -= 1;
  }
};
const probe = (address: string, fetching: DciFetch = fetchLikeOurs) =>
  probeAddress({ address, fetch: fetching, clock, log });
/** Moves the clock on, while nothing is in flight unless the flight itself is to take long, until the probe has ended. */
const drive = async <T>(probing: Promise<T>, stepMs = 100, isFlightLong = false): Promise<T> => {
  let isOver = false;
  const ended = () => {
    isOver = true;
  };
  probing.then(ended, ended);
  while (!isOver) {
    await settled();
    if (inFlight === 0 || (isFlightLong && asked.length > 0)) await clock.advance(stepMs);
  }
  return probing;
};

describe('a DCImanager', () => {
  it.each([
    ['its refusal without a session', 401, NOT_AUTHORISED],
    ['a refusal with a code as text', 403, { error: { code: '1000', msg: '' } }],
    ['a list, where access without a session is open', 200, { list: [], size: 0 }],
    ['an inner error of its own', 500, { error: { code: 1, msg: 'x' } }],
  ])('is known by %s', async (_, status, answer) => {
    const address = await serve(body(status, JSON.stringify(answer)));
    expect(await probe(address)).toEqual({ ok: true, value: { latencyMs: 0 } });
  });

  it('is asked once, for a list, without credentials or cookies', async () => {
    const address = await serve(body(401, JSON.stringify(NOT_AUTHORISED)));
    await probe(address);
    expect(asked).toHaveLength(1);
    const { method, url, headers } = asked[0] as IncomingMessage;
    expect([method, url]).toEqual(['GET', '/api/dci/v3/server?limit=0,1']);
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['authorization']));
    expect(Object.keys(headers).filter((name) => /auth|cookie|token/.test(name))).toEqual([]);
  });

  it('is asked below the path it lives under', async () => {
    const address = await serve(body(401, JSON.stringify(NOT_AUTHORISED)));
    await probe(`${address}/fra`);
    expect(asked[0]?.url).toBe('/fra/api/dci/v3/server?limit=0,1');
  });
});

describe('something else', () => {
  it.each([
    ['a web page', 200, '<!doctype html><title>Welcome to nginx!</title>'],
    ['a web page that refuses', 404, '<html>404</html>'],
    ['nothing', 200, ''],
    ['half of JSON', 200, '{"error":{"code":10'],
    ['JSON of another kind', 200, '{"status":"ok"}'],
    ['JSON with an error of another kind', 401, '{"error":"unauthorized"}'],
    ['an error without a code', 400, '{"error":{"message":"no"}}'],
    ['a list that is none', 200, '{"list":{"0":1}}'],
    ['null', 200, 'null'],
    ['a number', 200, '7'],
    ['text', 200, '"error"'],
    ['a list alone', 200, '[]'],
  ])('is no DCImanager: %s', async (_, status, text) => {
    const address = await serve(body(status, text));
    expect(await probe(address)).toEqual(fail('dci.not-dcimanager', { host: '127.0.0.1' }));
  });

  it('is no DCImanager when it sends us elsewhere, and elsewhere is not asked', async () => {
    const address = await serve(body(302, '', { location: '/login' }));
    expect(await probe(address)).toEqual(fail('dci.not-dcimanager', { host: '127.0.0.1' }));
    expect(asked).toHaveLength(1);
  });

  it('is told without a word of its answer in the log', async () => {
    const address = await serve(body(200, 'a secret banner'));
    await probe(address);
    expect(log.text()).not.toContain('banner');
  });
});

describe('a sleeping service', () => {
  it('is asked again until it answers, and the waiting is not its latency', async () => {
    const address = await serve((request, response) =>
      asked.length < 4
        ? body(503, '<html>starting</html>')(request, response)
        : body(401, JSON.stringify(NOT_AUTHORISED))(request, response),
    );
    expect(await drive(probe(address))).toMatchObject({ ok: true });
    expect(asked).toHaveLength(4);
  });

  it('that sleeps on is told as such, after ten tries', async () => {
    const address = await serve(body(503, ''));
    expect(await drive(probe(address))).toMatchObject({ ok: false, error: { code: 'dci.asleep' } });
    expect(asked).toHaveLength(10);
  });
});

describe('no answer', () => {
  it.each([
    { code: 'network.unreachable', details: { host: 'a', reason: 'refused' } },
    { code: 'network.cut', details: { host: 'a' } },
    { code: 'tls.failed', details: { host: 'a' } },
  ] as const)('is passed on as the transport told it: $code', async (failure) => {
    const failing = () => Promise.reject(new TransportError(failure));
    expect(await drive(probe('https://a', failing))).toEqual({ ok: false, error: failure });
  });

  it('within ten seconds is a time-out, and the request is given up', async () => {
    let aborted = false;
    const hanging: DciFetch = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    const probing = probe('https://dci.example', hanging);
    await clock.advance(9_999);
    expect(aborted).toBe(false);
    await clock.advance(1);
    expect(await probing).toEqual(fail('network.timed-out', { host: 'dci.example', afterMs: 10_000 }));
    expect(aborted).toBe(true);
  });

  it('to the end, from a server that sends its head and then nothing, is a time-out too', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200).write('{"li');
    });
    expect(await drive(probe(address), 1_000, true)).toMatchObject({ ok: false, error: { code: 'network.timed-out' } });
  });

  it('because of a bug of ours is not taken for an answer of theirs', async () => {
    const buggy = () => Promise.reject(new RangeError('bug'));
    await expect(probe('https://a', buggy)).rejects.toThrow('bug');
  });

  it('leaves no timer behind, however it ended', async () => {
    await probe('https://a', () => Promise.reject(new TransportError({ code: 'tls.failed', details: { host: 'a' } })));
    const address = await serve(body(401, JSON.stringify(NOT_AUTHORISED)));
    await probe(address);
    await settled();
    expect(clock.waiting).toBe(0);
  });
});
