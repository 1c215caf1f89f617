/** DCImanagers as small state machines behind the DciConnector port: sign-in, sessions, servers, racks. No network. */

import { type AppError, fail, ok, type Result } from '@contract/errors';
import type { Rack } from '@contract/types/inventory';
import type { Server } from '@contract/types/server';
import type { ConnectionTarget, DciConnector } from '@core/connector-ports';
import type { DciApi, ReadOptions, ServerRecord } from '@core/ports';
import { BARE_SERVER } from './bare-server';

export interface MemoryHost {
  readonly address: string;
  readonly email: string;
  readonly password: string;
  /** Tokens it would accept now. */
  readonly tokens: Set<string>;
  servers: readonly ServerRecord[];
  /** The code it asks for after the password; `unknown`: it asks in no form anybody knows. Null: it asks for none. */
  secondFactor: string | null;
  /** Null: this instance has no rack list. */
  racks: readonly Rack[] | null;
  /** Every call fails with this while set; nothing arrives. */
  down: AppError | null;
  /** Every call waits here until the returned function is called. */
  hold(): () => void;
  readonly gate: Promise<void>;
}

interface MemoryRequest {
  readonly address: string;
  readonly instanceId: string;
  readonly call: string;
  /** Whatever token or password travelled along. */
  readonly secret: string | null;
}

export interface MemoryDciManagers {
  readonly connector: DciConnector;
  /** Every request that left for a host, whether it arrived or not. */
  readonly requests: readonly MemoryRequest[];
  /** Every connection that was made. */
  readonly targets: ConnectionTarget[];
  /** Instance ids with an open network session. */
  readonly open: ReadonlySet<string>;
  host(address: string): MemoryHost;
  /** Closing the network session of this instance waits until the returned function is called. */
  holdClosing(instanceId: string): () => void;
}

const PAGE = 2;

export function createMemoryDciManagers(): MemoryDciManagers {
  const hosts = new Map<string, MemoryHost>();
  const requests: MemoryRequest[] = [];
  const targets: ConnectionTarget[] = [];
  const open = new Set<string>();
  const closing = new Map<string, Promise<void>>();
  let tokenCount = 0;

  const host = (address: string): MemoryHost => {
    const known = hosts.get(address);
    if (known) return known;
    const made = createHost(address);
    hosts.set(address, made);
    return made;
  };

  const connect = (target: ConnectionTarget, token: () => string | null): DciApi => {
    targets.push(target);
    const there = host(target.address);
    const send = async (call: string, secret: string | null): Promise<Result<void>> => {
      open.add(target.instanceId);
      requests.push({ address: target.address, instanceId: target.instanceId, call, secret });
      await there.gate;
      return there.down ? { ok: false, error: there.down } : ok();
    };
    const inSession = async <T>(call: string, answer: () => T | Promise<T>): Promise<Result<T>> => {
      const held = token();
      if (held === null) return fail('auth.signed-out', {});
      const sent = await send(call, held);
      if (!sent.ok) return sent;
      return there.tokens.has(held) ? ok(await answer()) : fail('dci.unauthorised', {});
    };
    return {
      ...NOTHING_ELSE,
      signIn: async (email, password) => {
        const sent = await send('signIn', password);
        if (!sent.ok) return sent;
        if (email !== there.email || password !== there.password) return fail('auth.rejected', {});
        tokenCount += 1;
        const made = `token-${tokenCount}-of-${new URL(target.address).hostname}`;
        there.tokens.add(made);
        if (there.secondFactor !== null) there.tokens.delete(made);
        return ok({ token: made, accountId: '1', confirmed: there.secondFactor === null });
      },
      confirmSignIn: async (half, code, from) => {
        const sent = await send(`confirmSignIn ${from}`, half);
        if (!sent.ok) return sent;
        if (there.secondFactor === 'unknown') return fail('auth.second-factor-failed', { reason: 'no-handler' });
        if (code !== there.secondFactor) return fail('auth.code-refused', { form: 1, apiMessage: '' });
        there.tokens.add(half);
        return ok({ token: half });
      },
      signOut: async (revoked) => {
        const sent = await send('signOut', revoked);
        if (!sent.ok) return sent;
        there.tokens.delete(revoked);
        return ok();
      },
      listServers: async (options?: ReadOptions) => {
        const read: ServerRecord[] = [];
        do {
          const page = await untilAborted(
            inSession('listServers', () => there.servers.slice(read.length, read.length + PAGE)),
            options?.signal,
          );
          if (!page.ok) return page;
          read.push(...page.value);
          options?.onPage?.({ read: read.length, total: there.servers.length });
        } while (read.length < there.servers.length);
        return ok(read);
      },
      listRacks: async (options?: ReadOptions) => {
        const racks = await untilAborted(
          inSession('listRacks', () => there.racks),
          options?.signal,
        );
        if (!racks.ok) return racks;
        return racks.value === null ? fail('dci.unsupported', { path: '/api/dci/v3/rack' }) : ok(racks.value);
      },
      readServer: async (serverId) => {
        const found = await inSession('readServer', () => there.servers.find(({ server }) => server.id === serverId));
        if (!found.ok) return found;
        return found.value ? ok(found.value) : fail('server.not-found', {});
      },
    };
  };

  return {
    connector: {
      connect,
      probe: async (address) => {
        const { down } = host(address);
        return down ? { ok: false, error: down } : ok({ latencyMs: 1, certificate: null });
      },
      forget: async (id) => {
        await closing.get(id);
        open.delete(id);
      },
    },
    requests,
    targets,
    open,
    host,
    holdClosing: (instanceId) => {
      let release = () => {};
      closing.set(
        instanceId,
        new Promise((resolve) => {
          release = resolve;
        }),
      );
      return release;
    },
  };
}

function createHost(address: string): MemoryHost {
  let gate = Promise.resolve();
  return {
    address,
    email: 'engineer@dc.example',
    password: 'correct horse battery',
    tokens: new Set(),
    servers: [serverRecord(1, 'one'), serverRecord(2, 'two'), serverRecord(3, 'three')],
    racks: [rack(1, 'A1')],
    down: null,
    secondFactor: null,
    hold: () => {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    get gate() {
      return gate;
    },
  };
}

async function untilAborted<T>(work: Promise<Result<T>>, signal?: AbortSignal): Promise<Result<T>> {
  if (!signal) return work;
  const cancelled = fail('inventory.cancelled', {});
  if (signal.aborted) return cancelled;
  const aborted = new Promise<Result<T>>((resolve) => {
    signal.addEventListener('abort', () => resolve(cancelled), { once: true });
  });
  return Promise.race([work, aborted]);
}

const unsupported = async () => fail('dci.unsupported', { path: 'not in memory' });
const NOTHING_ELSE: Omit<DciApi, 'signIn' | 'confirmSignIn' | 'signOut' | 'listServers' | 'listRacks' | 'readServer'> =
  {
    readText: unsupported,
    powerOn: unsupported,
    powerOff: unsupported,
    powerReset: unsupported,
    suspend: unsupported,
    resume: unsupported,
    assignOwner: unsupported,
    releaseOwner: unsupported,
    diagnose: unsupported,
    clearDisks: unsupported,
    installOs: unsupported,
    allocateAddress: unsupported,
    removeAddress: unsupported,
    listConfigurations: unsupported,
    listUsers: unsupported,
    addUser: unsupported,
    listAddresses: unsupported,
    listServerAddresses: unsupported,
    listNetworks: unsupported,
    listPools: unsupported,
    tasksOf: unsupported,
  };

function rack(id: number, name: string): Rack {
  return { id, name, sizeUnits: 42, locationName: null, deviceCount: null, more: {} };
}

export function serverRecord(id: number, name: string, change: Partial<Server> = {}): ServerRecord {
  const server: Server = {
    ...BARE_SERVER,
    id,
    name,
    ...change,
  };
  return { server, raw: { id, name } };
}
