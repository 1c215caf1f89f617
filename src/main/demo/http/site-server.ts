/** One site's HTTPS server: reads a request, lets sleep and faults have their way, routes it, answers, logs. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import { ApiError, forbidden, noHandler, notAuthorised } from '../api-error';
import type { SimulatorClock } from '../simulator-types';
import { type Rendered, render } from './answer';
import { checkBody, parseBody } from './body';
import type { Certificate } from './certificate';
import { type FaultBox, mangle, replacement } from './faults';
import type { Installation } from './installation';
import type { RequestLog } from './request-log';
import type { Found } from './router';
import type { Login } from './sessions';
import type { SleepyServices } from './sleep';

export interface SiteServerParts {
  readonly site: Installation;
  readonly find: (method: string, path: string) => Found;
  readonly faults: FaultBox;
  readonly sleep: SleepyServices;
  readonly log: RequestLog;
  readonly clock: SimulatorClock;
  readonly certificate: Certificate;
  readonly host: string;
}

export interface SiteServer {
  /** Listens on the port, 0 for any free one; answers the port in use. */
  listen(port: number): Promise<number>;
  close(): Promise<void>;
}

const MAX_BODY = 1_000_000;
const KEEP_ALIVE_MS = 120_000;
const NOBODY: Login = { userId: 0, email: '', password: '', role: '@user', totpSecret: null };
const HTTP_METHODS = new Set(['GET', 'POST', 'DELETE']);

export function createSiteServer(parts: SiteServerParts): SiteServer {
  let server: Server | null = null;
  const sockets = new Set<Socket>();
  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        const { certificate, privateKey } = parts.certificate;
        const started = createServer({ cert: certificate, key: privateKey }, (request, response) => {
          // A mistake in here ends this connection, not the simulator; the client sees it as cut.
          serve(parts, request, response).catch(() => request.socket.destroy());
        });
        // Longer than any client keeps one: a connection must not end just as a request is being sent on it.
        started.keepAliveTimeout = KEEP_ALIVE_MS;
        started.on('connection', (socket: Socket) => {
          sockets.add(socket);
          socket.on('close', () => sockets.delete(socket));
        });
        started.once('error', reject);
        started.listen(port, parts.host, () => {
          server = started;
          const address = started.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        const stopped = server;
        server = null;
        if (!stopped) return resolve();
        stopped.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

interface Incoming {
  readonly method: string;
  /** Without `/api`: the paths answer with and without it (notes, section 1). */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
}

async function serve(parts: SiteServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = await readRequest(request);
  if (!incoming) return void request.socket.destroy();
  const { method, path } = incoming;
  const { delayMs, effect } = parts.faults.hit(method, path);
  if (delayMs > 0) await new Promise<void>((resolve) => parts.clock.setTimer(delayMs, resolve));
  const write = (status: number, handled: boolean) => {
    const body = loggable(incoming.text);
    const query = incoming.query.toString();
    parts.log.add({ at: parts.clock.now(), method, path, query, body, status, handled });
  };
  if ((effect?.kind === 'cut' || effect?.kind === 'hang') && effect.when === 'before') {
    write(0, false);
    if (effect.kind === 'cut') request.socket.destroy();
    return;
  }
  const instead = replacement(effect, path);
  const asleep = !instead && parts.site.quirks().sleepyServices && parts.sleep.isAsleep(path.split('/')[1] ?? '');
  const rendered = instead ?? (asleep ? UNAVAILABLE : handle(parts, incoming));
  const handled = !instead && !asleep;
  if (effect?.kind === 'cut' || effect?.kind === 'hang') {
    write(0, handled);
    if (effect.kind === 'cut') request.socket.destroy();
    return;
  }
  write(rendered.status, handled);
  await send(response, handled ? mangle(rendered, effect) : rendered);
}

const UNAVAILABLE: Rendered = {
  status: 503,
  contentType: 'text/plain; charset=utf-8',
  chunks: ['Unavailable'],
  long: false,
};

function handle({ site, find }: SiteServerParts, incoming: Incoming): Rendered {
  try {
    site.world.schedule.settle();
    if (!HTTP_METHODS.has(incoming.method)) throw noHandler();
    const { route, ids, texts } = find(incoming.method, incoming.path);
    const login = route.access === 'public' ? NOBODY : authorise(site, incoming);
    if (route.access === 'admin' && login.role !== '@admin') throw forbidden();
    const body = route.body ? checkBody(parseBody(incoming.text), route.body) : {};
    return render(route.handle({ site, query: incoming.query, body, login, ids, texts }));
  } catch (thrown) {
    if (thrown instanceof ApiError) return render({ kind: 'json', status: thrown.status, body: thrown.body() });
    throw thrown;
  }
}

/** The header alone is enough; the cookie alone for reading (notes, section 1). */
function authorise(site: Installation, { method, headers }: Incoming): Login {
  const header = headers['x-xsrf-token'];
  const cookie = /(?:^|;\s*)ses6=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  const token = typeof header === 'string' ? header : method === 'GET' ? cookie : undefined;
  const login = token === undefined ? null : site.sessions.find(token);
  if (!login) throw notAuthorised();
  return login;
}

/** Null when the client went away, or sends more than any call needs. */
async function readRequest(request: IncomingMessage): Promise<Incoming | null> {
  const url = new URL(request.url ?? '/', 'https://site');
  let text = '';
  try {
    request.setEncoding('utf8');
    for await (const chunk of request) {
      text += chunk;
      if (text.length > MAX_BODY) return null;
    }
  } catch {
    return null;
  }
  const path = url.pathname.replace(/^\/api(?=\/)/, '');
  return { method: request.method ?? 'GET', path, query: url.searchParams, text, headers: request.headers };
}

async function send(response: ServerResponse, { status, contentType, chunks, long }: Rendered): Promise<void> {
  if (!long) {
    const text = [...chunks].join('');
    response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text) });
    response.end(text);
    return;
  }
  response.writeHead(status, { 'content-type': contentType });
  for (const chunk of chunks) {
    if (response.destroyed) return;
    // Long lists leave in pieces, so that other requests get their turn in between.
    if (!response.write(chunk)) await drained(response);
    else await new Promise((resolve) => setImmediate(resolve));
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}

function loggable(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return '(not JSON)';
  }
}
