/** The map of calls, its schemas and its handlers name the same calls, and schemas hold their limits. */
import { readFileSync } from 'node:fs';
import { inputSchemas } from '@contract/schema/inputs';
import type { CallName } from '@contract/types/calls';
import { describe, expect, it } from 'vitest';
import { createAppHandlers } from '../../../src/main/ipc/handlers/app';
import { createInstanceHandlers } from '../../../src/main/ipc/handlers/instances';
import { createInventoryHandlers } from '../../../src/main/ipc/handlers/inventory';
import { createPassphraseHandlers } from '../../../src/main/ipc/handlers/passphrase';
import { createProfileHandlers } from '../../../src/main/ipc/handlers/profiles';
import { createServerHandlers } from '../../../src/main/ipc/handlers/servers';

/** Stands for services that these tests never call. */
const uncalled = {} as never;

// The compiler proves it too; the text of the map is what a person reads and edits.
const callNames = [
  ...readFileSync('src/preload/contract/types/calls.ts', 'utf8').matchAll(/^ {2}'([a-z]+\.[A-Za-z]+)': \{\s*input:/gm),
].map(([, name]) => name);

const accepts = (name: CallName, input: unknown) => inputSchemas[name].safeParse(input).success;
const ID = '3f2b8c1e-7a55-4c1b-9d0e-5b6a7c8d9e0f';
const instance = { name: 'Frankfurt', code: 'FRA', colour: 3, address: 'dci.example' };
const keeping = { pinned: true, copyLifetimeHours: 168 };
const credentials = { email: 'a@b.example', password: 'x', trustedFingerprint: null };

describe('the map of calls', () => {
  it('has a schema for every call and no schema without a call', () => {
    expect(callNames.length).toBeGreaterThan(20);
    expect(Object.keys(inputSchemas).sort()).toEqual([...callNames].sort());
  });

  it('has a handler for every call and no handler without a call', () => {
    const handlers = {
      ...createAppHandlers(uncalled),
      ...createInstanceHandlers(uncalled, uncalled, uncalled, uncalled),
      ...createInventoryHandlers(uncalled),
      ...createServerHandlers(uncalled, uncalled),
      ...createPassphraseHandlers(uncalled),
      ...createProfileHandlers(uncalled),
    };
    expect(Object.keys(handlers).sort()).toEqual([...callNames].sort());
  });
});

describe('input schemas', () => {
  it.each([
    ['two letters', 'FR', true],
    ['six of letters, digits and hyphen', 'FRA-12', true],
    ['Cyrillic capitals', 'МСК', true],
    ['one letter', 'F', false],
    ['seven', 'FRANKFU', false],
    ['lower case', 'fra', false],
    ['a space inside', 'F A', false],
    ['a line break after it', 'FRA\nX', false],
    ['markup', '<B>', false],
    ['a right-to-left mark', 'FR\u202eA', false],
  ])('take a code of %s: %j is %s', (_, code, fits) => {
    expect(accepts('instances.add', { ...instance, ...credentials, code })).toBe(fits);
  });

  it('trim what people type around a name, and refuse a name of blanks', () => {
    const parsed = inputSchemas['instances.update'].parse({ ...instance, ...keeping, id: ID, name: '  Frankfurt \n' });
    expect(parsed).toMatchObject({ name: 'Frankfurt' });
    expect(accepts('instances.update', { ...instance, ...keeping, id: ID, name: ' \t ' })).toBe(false);
  });

  it('never trim a password: blanks belong to it', () => {
    const parsed = inputSchemas['instances.add'].parse({ ...instance, ...credentials, password: ' secret ' });
    expect(parsed).toMatchObject({ password: ' secret ' });
  });

  it.each([
    ['32 pairs in capitals', Array.from({ length: 32 }, () => 'AB').join(':'), true],
    ['lower case', Array.from({ length: 32 }, () => 'ab').join(':'), false],
    ['31 pairs', Array.from({ length: 31 }, () => 'AB').join(':'), false],
    ['33 pairs', Array.from({ length: 33 }, () => 'AB').join(':'), false],
    ['a SHA-1', Array.from({ length: 20 }, () => 'AB').join(':'), false],
    ['a line break after it', `${Array.from({ length: 32 }, () => 'AB').join(':')}\n`, false],
    ['nothing', '', false],
  ])('take a fingerprint of %s: %s', (_, trustedFingerprint, fits) => {
    expect(accepts('instances.add', { ...instance, ...credentials, trustedFingerprint })).toBe(fits);
  });

  it.each([
    ['zero', 0, true],
    ['the largest whole number', Number.MAX_SAFE_INTEGER, true],
    ['one more than that', Number.MAX_SAFE_INTEGER + 1, false],
    ['a negative one', -1, false],
    ['a fraction', 1.5, false],
    ['not a number', Number.NaN, false],
    ['infinity', Number.POSITIVE_INFINITY, false],
    ['text', '1', false],
    ['a big integer', 1n, false],
    ['a list', [1], false],
    ['an object that turns into one', { valueOf: (): number => 1 }, false],
  ])('take a server id that is %s: %s', (_, serverId, fits) => {
    expect(accepts('servers.read', { instanceId: ID, serverId })).toBe(fits);
  });

  it('take one power verb of three and no inherited word', () => {
    const plan = { instanceId: ID, serverId: 1 };
    expect(accepts('operations.planPower', { ...plan, verb: 'power_off' })).toBe(true);
    for (const verb of ['suspend', 'POWER_OFF', 'constructor', '', null, ['power_off']]) {
      expect(accepts('operations.planPower', { ...plan, verb })).toBe(false);
    }
  });

  it('take an approval by its exact hash only', () => {
    const hash = 'a'.repeat(64);
    expect(accepts('operations.approve', { planId: ID, hash })).toBe(true);
    for (const wrong of ['', 'a'.repeat(63), 'A'.repeat(64), `${hash}\n`, `${hash} `]) {
      expect(accepts('operations.approve', { planId: ID, hash: wrong })).toBe(false);
    }
  });
});
