/** The client over real TLS and real sockets, against a server that misbehaves on command. */

import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createPlainServer } from 'node:net';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDciApi } from '../../../src/main/adapters/dci-api/dci-api';
import { createMemoryLog } from '../../support/memory-log';
import { createNodeFetch, type NodeFetch } from '../../support/node-fetch';
import { createTestClock } from '../../support/test-clock';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let port = 0;
let fingerprint = '';
let handle: Handler;
let requests: string[];
const open: NodeFetch[] = [];

beforeAll(async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'dci.test' }], { keySize: 2048 });
  fingerprint = new X509Certificate(cert).fingerprint256;
  server = createServer({ key, cert }, (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  requests = [];
  handle = (_request, response) => response.end('{"id":7,"task":1,"list":[],"size":0}');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  server.closeAllConnections();
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

function connect(pinnedFingerprint: string | null, address = `https://127.0.0.1:${port}`) {
  const network = createNodeFetch({ pinnedFingerprint });
  open.push(network);
  const deps = { fetch: network.fetch, clock: createTestClock(), log: createMemoryLog() };
  return { network, api: createDciApi({ address, token: () => '1-token', ...deps }), ...deps };
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
  const one = createPlainServer();
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  const { port: free } = one.address() as AddressInfo;
  await new Promise((resolve) => one.close(resolve));
  return free;
}

describe('certificates', () => {
  it('lets the pinned one through', async () => {
    expect(await connect(fingerprint).api.powerOn(7)).toEqual({ ok: true, value: { id: 7, task: 1 } });
  });

  it('sends nothing past one that nobody vouches for, and shows its fingerprint', async () => {
    const result = await connect(null).api.powerOn(7);
    expect(result).toMatchObject({ ok: false, error: { code: 'tls.untrusted' } });
    expect(result).toMatchObject({ error: { details: { certificate: { fingerprint, selfSigned: true } } } });
    expect(requests).toEqual([]);
  });

  it('sends nothing past one that replaced the pinned one', async () => {
    const pinned = `${fingerprint.startsWith('0') ? '1' : '0'}${fingerprint.slice(1)}`;
    const result = await connect(pinned).api.signIn('a@b.example', 'hunter2!');
    expect(result).toMatchObject({ error: { code: 'tls.changed', details: { pinnedFingerprint: pinned } } });
    expect(requests).toEqual([]);
  });

  it('says so when there is no TLS behind the port', async () => {
    const plain = createPlainServer((socket) =>
      socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { api } = connect(fingerprint, `https://127.0.0.1:${(plain.address() as AddressInfo).port}`);
    expect(await api.powerOn(7)).toMatchObject({ error: { code: 'tls.failed' } });
    await new Promise((resolve) => plain.close(resolve));
  });
});

describe('connections', () => {
  it('that are never made leave a write unsent, and say why', async () => {
    const closed = connect(fingerprint, `https://127.0.0.1:${await closedPort()}`);
    expect(await closed.api.powerOn(7)).toMatchObject({
      error: { code: 'network.unreachable', details: { reason: 'refused' } },
    });
    const nameless = connect(fingerprint, 'https://nowhere.invalid');
    expect(await nameless.api.powerOn(7)).toMatchObject({
      error: { code: 'network.unreachable', details: { reason: 'name' } },
    });
  });

  it.each<[string, Handler]>([
    ['before the answer', (request) => request.socket.destroy()],
    [
      'in the middle of the answer',
      (request, response) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('{"id":7,', () => request.socket.destroy());
      },
    ],
    [
      'in the middle of a chunk',
      (request, response) => {
        response.writeHead(200, { 'transfer-encoding': 'chunked' });
        response.write('{"id":7,', () => request.socket.destroy());
      },
    ],
  ])('cut %s: the write is not sent again, the read is, twice', async (_name, cut) => {
    handle = cut;
    const { api } = connect(fingerprint);
    expect(await api.powerOn(7)).toMatchObject({ error: { code: 'dci.outcome-unknown', details: { cause: 'cut' } } });
    expect(requests).toEqual(['POST /api/dci/v3/server/7/power_on']);
    requests = [];
    expect(await api.listRacks()).toMatchObject({ error: { code: 'network.cut' } });
    expect(requests).toHaveLength(3);
  });

  it('kept alive and then cut do not get the write again', async () => {
    const { api, network } = connect(fingerprint);
    await api.listRacks();
    await new Promise((resolve) => setImmediate(resolve));
    handle = (request) => request.socket.destroy();
    expect(await api.powerOn(7)).toMatchObject({ error: { code: 'dci.outcome-unknown' } });
    expect(network.connectionCount()).toBe(1);
    expect(requests.filter((one) => one.startsWith('POST'))).toHaveLength(1);
  });

  it('are closed when a read is cancelled', async () => {
    const abort = new AbortController();
    const closed = new Promise<void>((resolve) => {
      handle = (request) => {
        (request.socket as Socket).once('close', () => resolve());
        abort.abort();
      };
    });
    const { api } = connect(fingerprint);
    expect(await api.listServers({ signal: abort.signal })).toMatchObject({ error: { code: 'inventory.cancelled' } });
    await closed;
  });
});

describe('requests on the wire', () => {
  it('ask for a page in the form the vendor uses', async () => {
    await connect(fingerprint).api.listServers();
    expect(requests).toEqual(['GET /api/dci/v3/server?limit=0,500&orderby=id%20asc']);
  });

  it('do not follow a redirect with the token', async () => {
    handle = (_request, response) => response.writeHead(302, { location: `https://127.0.0.1:${port}/elsewhere` }).end();
    const { api } = connect(fingerprint);
    expect(await api.listRacks()).toMatchObject({ error: { code: 'dci.malformed' } });
    expect(await api.signIn('a@b.example', 'x')).toMatchObject({ error: { code: 'dci.not-dcimanager' } });
    expect(requests.filter((one) => one.includes('elsewhere'))).toEqual([]);
  });
});
