/** The router stands between an untrusted window and the handlers: hostile input never gets through, and nothing rejects. */
import type { AppError, Result } from '@contract/errors';
import { inputSchemas } from '@contract/schema/inputs';
import type { CallName } from '@contract/types/calls';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRouter, type Handlers, type Route } from '../../../src/main/ipc/router';
import { createMemoryIds, numberedId } from '../../support/memory-ids';
import { createMemoryLog, type MemoryLog } from '../../support/memory-log';

const ID = '3f2b8c1e-7a55-4c1b-9d0e-5b6a7c8d9e0f';
const SECRET = 'hunter2-never-to-be-seen';
const NEW_INSTANCE = {
  name: 'Frankfurt',
  code: 'FRA',
  colour: 3,
  address: 'dci.example',
  email: 'a@b.example',
  password: SECRET,
  trustedFingerprint: null,
};

let reached: { call: string; input: unknown }[];
let log: MemoryLog;
let route: Route;

const routeTo = (handle: (call: CallName, input: unknown) => unknown): Route => {
  const entries = Object.keys(inputSchemas).map((call) => [
    call,
    (input: unknown) => {
      reached.push({ call, input });
      return handle(call as CallName, input);
    },
  ]);
  return createRouter({ handlers: Object.fromEntries(entries) as Handlers, log, ids: createMemoryIds() });
};

beforeEach(() => {
  reached = [];
  log = createMemoryLog();
  route = routeTo((call) => ({ ok: true, value: `answer of ${call}` }));
});

const errorOf = (result: Result<unknown>): AppError | null => (result.ok ? null : result.error);

describe('a call that fits', () => {
  it('reaches its handler once, with the parsed input, and gets its answer', async () => {
    const answer = await route(true, 'servers.get', { instanceId: ID, serverId: 7, asOf: null });
    expect(answer).toEqual({ ok: true, value: 'answer of servers.get' });
    expect(reached).toEqual([{ call: 'servers.get', input: { instanceId: ID, serverId: 7, asOf: null } }]);
  });

  it('gets an expected failure as the handler told it', async () => {
    route = routeTo(() => ({ ok: false, error: { code: 'server.not-found', details: {} } }));
    expect(await route(true, 'app.status', {})).toEqual({
      ok: false,
      error: { code: 'server.not-found', details: {} },
    });
  });
});

describe('an untrusted sender', () => {
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error('the input was looked at');
      },
      ownKeys: () => {
        throw new Error('the input was looked at');
      },
    },
  );

  it.each([
    ['a call that fits', 'app.status', {}],
    ['an unknown call', 'no.such', {}],
    ['input that must not be touched', 'instances.add', trap],
    ['a name that is no text', { toString: (): string => 'app.status' }, {}],
  ])('is refused before anything is looked at: %s', async (_, name, input) => {
    expect(errorOf(await route(false, name, input))).toEqual({ code: 'ipc.foreign-sender', details: {} });
    expect(reached).toEqual([]);
    expect(log.lines).toEqual([{ level: 'warn', event: 'ipc.foreign-sender', fields: {} }]);
  });
});

describe('a name that is no call', () => {
  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'prototype',
    '',
    ' app.status',
    'app.status ',
    'APP.STATUS',
    'app.status\u0000',
    'app',
    'instances.*',
    'x'.repeat(1_000_000),
    undefined,
    null,
    0,
    Number.NaN,
    true,
    Symbol('app.status'),
    Symbol.iterator,
    1n,
    ['app.status'],
    { toString: (): string => 'app.status' },
    () => 'app.status',
  ])('is refused: %s', async (name) => {
    expect(errorOf(await route(true, name, {}))).toEqual({ code: 'ipc.unknown-call', details: {} });
    expect(reached).toEqual([]);
  });
});

describe('input that does not fit', () => {
  const throwing = (key: string, rest: object = {}) =>
    Object.defineProperty({ ...rest }, key, {
      enumerable: true,
      get: () => {
        throw new Error(SECRET);
      },
    });
  const circular: Record<string, unknown> = { id: ID };
  circular['self'] = circular;
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();

  it.each<[string, CallName, unknown, string]>([
    ['nothing at all', 'app.status', undefined, ''],
    ['null', 'app.status', null, ''],
    ['text', 'app.status', SECRET, ''],
    ['a number', 'app.status', 1, ''],
    ['a list for an object', 'app.status', [], ''],
    ['a list for an object with fields', 'instances.remove', [ID], ''],
    ['a function', 'app.status', () => SECRET, ''],
    ['a surplus field', 'app.status', { [SECRET]: 1 }, ''],
    ['a surplus field beside good ones', 'instances.remove', { id: ID, force: true }, ''],
    ['an own __proto__ field', 'instances.remove', JSON.parse(`{"id":"${ID}","__proto__":{"admin":true}}`), ''],
    ['a constructor field', 'instances.remove', { id: ID, constructor: { prototype: { admin: true } } }, ''],
    ['a missing field', 'instances.remove', {}, 'id'],
    ['an id that is no UUID', 'instances.remove', { id: SECRET }, 'id'],
    ['an id with a path in it', 'instances.remove', { id: `../../${ID}` }, 'id'],
    ['an id with a line break', 'instances.remove', { id: `${ID}\n` }, 'id'],
    ['an id inside a list', 'instances.remove', { id: [ID] }, 'id'],
    ['an id that turns into text', 'instances.remove', { id: { toString: () => ID } }, 'id'],
    ['a number as text', 'servers.get', { instanceId: ID, serverId: '7' }, 'serverId'],
    ['not a number', 'servers.get', { instanceId: ID, serverId: Number.NaN }, 'serverId'],
    ['infinity', 'servers.get', { instanceId: ID, serverId: Number.POSITIVE_INFINITY }, 'serverId'],
    ['a negative id', 'servers.get', { instanceId: ID, serverId: -1 }, 'serverId'],
    ['half an id', 'servers.get', { instanceId: ID, serverId: 0.5 }, 'serverId'],
    ['an id beyond exactness', 'servers.get', { instanceId: ID, serverId: 2 ** 53 }, 'serverId'],
    ['a huge password', 'instances.add', { ...NEW_INSTANCE, password: SECRET.repeat(1_000) }, 'password'],
    ['a huge address', 'instances.probe', { address: 'a'.repeat(5_000_000) }, 'address'],
    ['a huge text', 'app.copyText', { text: SECRET.repeat(100_000) }, 'text'],
    ['a password that is no text', 'instances.add', { ...NEW_INSTANCE, password: { [SECRET]: SECRET } }, 'password'],
    ['an e-mail that is no text', 'instances.add', { ...NEW_INSTANCE, email: [SECRET] }, 'email'],
    ['a colour outside the ten', 'instances.add', { ...NEW_INSTANCE, colour: 10 }, 'colour'],
    ['an object where a list belongs', 'instances.reorder', { ids: { 0: ID, length: 1 } }, 'ids'],
    ['a bad element in a list', 'instances.reorder', { ids: [ID, SECRET] }, 'ids.1'],
    ['a list with a hole', 'instances.reorder', { ids: Object.assign([ID], { 2: ID }) }, 'ids.1'],
    ['too long a list', 'instances.reorder', { ids: Array.from({ length: 1_001 }, () => ID) }, 'ids'],
    [
      'a nested surplus field',
      'racks.setNumbering',
      { id: ID, numbering: { direction: 'bottom-up', anchor: 'lowest', source: 'chosen' } },
      'numbering',
    ],
    [
      'a nested bad word',
      'racks.setNumbering',
      { id: ID, numbering: { direction: SECRET, anchor: 'lowest' } },
      'numbering.direction',
    ],
    // biome-ignore lint/suspicious/noThenProperty: that is the attack
    ['a thenable', 'app.status', { then: (resolve: (value: unknown) => void) => resolve({}) }, ''],
    ['a getter that throws', 'instances.remove', throwing('id'), ''],
    ['a surplus getter that throws', 'instances.remove', throwing('extra', { id: ID }), ''],
    ['a revoked proxy', 'instances.remove', revoked.proxy, ''],
    ['a circle', 'instances.remove', circular, ''],
    ['a map', 'instances.remove', new Map([['id', ID]]), 'id'],
    ['a verb of no handler', 'operations.planPower', { instanceId: ID, serverId: 1, verb: 'clear_disks' }, 'verb'],
    ['a hash in capitals', 'operations.approve', { planId: ID, hash: 'A'.repeat(64) }, 'hash'],
  ])('is refused and never handled: %s', async (_, call, input, field) => {
    const answer = await route(true, call, input);
    expect(errorOf(answer)).toEqual({ code: 'ipc.bad-input', details: { field } });
    expect(reached).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    expect(log.text()).not.toContain(SECRET);
    expect(log.lines).toEqual([{ level: 'warn', event: 'ipc.bad-input', fields: { call, field } }]);
  });

  it.each([
    ['a promise', Promise.resolve({ text: SECRET })],
    ['an object of a class', new (class Odd {})()],
    ['a date', new Date(0)],
  ])('reaches a handler without fields as a plain empty object at most: %s', async (_, input) => {
    await route(true, 'app.status', input);
    expect(reached).toEqual([{ call: 'app.status', input: {} }]);
    expect(reached[0]?.input).not.toBe(input);
    expect(Object.getPrototypeOf(reached[0]?.input)).toBe(Object.prototype);
  });

  it('pollutes no prototype', async () => {
    await route(true, 'instances.remove', JSON.parse(`{"id":"${ID}","__proto__":{"polluted":1}}`));
    await route(true, 'racks.setNumbering', JSON.parse(`{"id":"${ID}","numbering":{"__proto__":{"polluted":1}}}`));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is refused for every call of the map when it has a field that no call has', async () => {
    for (const call of Object.keys(inputSchemas)) {
      const answer = await route(true, call, { surplusField: SECRET });
      expect(errorOf(answer)?.code).toBe('ipc.bad-input');
    }
    expect(reached).toEqual([]);
  });
});

describe('a handler with a bug', () => {
  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
    [
      'throws text',
      () => {
        throw 'broken';
      },
    ],
    [
      'throws nothing',
      () => {
        throw undefined;
      },
    ],
    [
      'throws something that cannot turn into text',
      () => {
        throw Object.create(null);
      },
    ],
  ])('that %s answers internal.bug under an id that the log has too', async (_, work) => {
    route = routeTo(work);
    const error = errorOf(await route(true, 'app.status', {}));
    expect(error).toEqual({ code: 'internal.bug', details: {}, correlationId: numberedId(1) });
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toMatchObject({
      level: 'error',
      event: 'bug',
      fields: { call: 'app.status', correlationId: numberedId(1) },
    });
  });

  it('keeps its message to the log: the window gets no stack', async () => {
    route = routeTo(() => {
      throw new Error('/home/someone/secret-path');
    });
    expect(JSON.stringify(await route(true, 'app.status', {}))).not.toContain('secret-path');
    expect(log.text()).toContain('secret-path');
  });

  it('that is missing altogether is a bug too, not a rejection', async () => {
    route = createRouter({ handlers: {} as Handlers, log, ids: createMemoryIds() });
    expect(errorOf(await route(true, 'app.status', {}))?.code).toBe('internal.bug');
  });
});
