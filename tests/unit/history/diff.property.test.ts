/** Whatever two readings hold: equal ones say nothing, every real difference says something, and odd data never throws. */
import type { Change, ChangeKind } from '@contract/types/history';
import type { Server } from '@contract/types/server';
import { changesOfGoneServer, changesOfNewServer, diffServers, NOISE } from '@core/history/diff';
import { TEXT_LIMIT } from '@core/history/texts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_SERVER } from './full-server';

/** Under which kind a difference of a field is told; null for one that is noise as a whole. */
const KIND_OF: Readonly<Record<keyof Server, ChangeKind | null>> = {
  id: null,
  name: 'renamed',
  domain: 'renamed',
  state: 'state',
  stateInfo: 'state',
  power: 'power',
  operation: 'operation',
  osTemplate: 'os',
  configuration: 'configuration',
  hardware: 'other',
  performance: null,
  settings: 'other',
  addresses: 'addresses',
  ports: 'ports',
  feed: 'feed',
  ipmi: 'bmc',
  amt: 'bmc',
  location: 'moved',
  mac: 'other',
  platform: 'other',
  rack: 'moved',
  unit: 'moved',
  chassis: 'moved',
  slot: 'moved',
  owner: 'owner',
  diagErrors: 'diagnostics',
  isNew: 'other',
  barcode: 'other',
  more: 'other',
};
const FIELDS = Object.keys(KIND_OF) as (keyof Server)[];

/** Few values each, so that random pairs are often alike in most of a server. */
const word = fc.constantFrom('a', 'b', 'a b');
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const id = maybe(fc.constantFrom(1, 2));
const json = fc.constantFrom(null, 1, 'x', [1, { a: 2 }], { a: 1, b: [1, 2, 3] }, { a: 1, b: [1, 3] }, { b: null });
const object = fc.constantFrom({}, { a: 1 }, { a: 2, deep: { b: [1, 2] } }, { b: 'x' });
const named = { id, name: word };
const bmc = (kind: 'ipmi' | 'intel-amt') =>
  maybe(
    fc.record({
      kind: fc.constant(kind),
      id,
      address: maybe(word),
      status: fc.constantFrom('on' as const, 'off' as const, 'unknown' as const),
      statusInfo: json,
      type: maybe(word),
      webUrl: maybe(word),
    }),
  );
const port = fc.constantFrom('up' as const, 'down' as const);

const server: fc.Arbitrary<Server> = fc.record({
  id: fc.constant(1),
  name: word,
  domain: maybe(word),
  state: fc.constantFrom('ok' as const, 'suspended' as const, 'unknown' as const),
  stateInfo: maybe(word),
  power: fc.constantFrom('on' as const, 'off' as const, 'unknown' as const),
  operation: maybe(
    fc.record({
      id,
      status: word,
      statusInfo: json,
      percent: maybe(fc.constantFrom(0, 50)),
      label: maybe(word),
      step: maybe(fc.record({ index: fc.constantFrom(1, 2), count: fc.constant(2), label: word })),
      phase: fc.constantFrom('running' as const, 'failed' as const, 'finished' as const),
      progressInfo: fc.array(json, { maxLength: 1 }),
    }),
  ),
  osTemplate: maybe(fc.record({ ...named, tags: fc.array(word, { maxLength: 2 }) })),
  configuration: maybe(word),
  hardware: json,
  performance: json,
  settings: maybe(object),
  addresses: fc.array(
    fc.record({
      id,
      address: word,
      family: fc.constantFrom('ipv4' as const, 'ipv6' as const),
      gateway: maybe(word),
      network: maybe(word),
      domain: maybe(word),
      status: fc.constantFrom('ok' as const, 'fail' as const),
      statusInfo: json,
      isMain: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  ports: fc.array(
    fc.record({
      id,
      connectionId: id,
      switchId: id,
      switchName: maybe(word),
      description: maybe(word),
      adminStatus: port,
      linkStatus: port,
      isBmcConnection: maybe(fc.boolean()),
      collectsTraffic: maybe(fc.boolean()),
    }),
    { maxLength: 3 },
  ),
  feed: maybe(
    fc.record({ connectionId: id, portId: id, port: maybe(word), pduId: id, pduName: maybe(word), status: port }),
  ),
  ipmi: bmc('ipmi'),
  amt: bmc('intel-amt'),
  location: maybe(fc.record({ ...named, geolocation: maybe(word), userspace: id })),
  mac: maybe(word),
  platform: maybe(fc.record({ ...named, sizeUnits: id, type: maybe(word) })),
  rack: maybe(fc.record({ ...named, sizeUnits: id })),
  unit: id,
  chassis: maybe(fc.record({ ...named, sizeUnits: id, slotCount: id })),
  slot: id,
  owner: maybe(fc.record({ id, email: word })),
  diagErrors: fc.array(fc.record({ type: word, info: word }), { maxLength: 3 }),
  isNew: maybe(fc.boolean()),
  barcode: maybe(word),
  more: object,
});

/** A server and one that differs from it in some fields. */
const pair = fc.tuple(server, server, fc.subarray(FIELDS)).map(([before, other, fields]): readonly [Server, Server] => {
  const taken = Object.fromEntries(fields.map((field) => [field, other[field]]));
  return [before, { ...before, ...taken }];
});

/** What counts of a field, as a text: without the noise, and lists without their order. */
function essence(field: keyof Server, of: Server): string {
  if (NOISE.includes(field)) return '';
  const quiet = NOISE.filter((path) => path.startsWith(`${field}.`)).map((path) => path.slice(field.length + 1));
  const strip = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([key]) => !quiet.includes(key)));
  };
  const value = of[field];
  if (Array.isArray(value)) return JSON.stringify(value.map((entry) => JSON.stringify(strip(entry))).sort());
  return JSON.stringify(strip(value));
}

function differingFields(before: Server, after: Server): readonly (keyof Server)[] {
  const clearedAway = before.operation?.phase === 'finished' && after.operation === null;
  return FIELDS.filter((field) => !(field === 'operation' && clearedAway)).filter(
    (field) => essence(field, before) !== essence(field, after),
  );
}

describe('the changes of a server', () => {
  it('are none where the two readings say the same', () => {
    fc.assert(
      fc.property(server, (one) => {
        expect(diffServers(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  it('tell every field that differs, and nothing of one that does not', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const kinds = new Set(diffServers(before, after).map((change) => change.kind));
        const fields = differingFields(before, after);
        for (const field of fields) {
          const kind = KIND_OF[field];
          // The size of a rack, and what else a place has besides its name, is told apart from a move.
          expect(kind === 'moved' ? kinds.has('moved') || kinds.has('other') : kind !== null && kinds.has(kind)).toBe(
            true,
          );
        }
        const possible = new Set<ChangeKind | null>(fields.map((field) => KIND_OF[field]));
        if (possible.has('moved')) possible.add('other');
        expect([...kinds].filter((kind) => !possible.has(kind))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('differ in their two texts, which are short lines', () => {
    const wild = fc.record({ ...Object.fromEntries(['hardware', 'mac', 'more'].map((key) => [key, fc.jsonValue()])) });
    fc.assert(
      fc.property(server, wild, wild, (base, one, other) => {
        for (const change of diffServers({ ...base, ...one } as Server, { ...base, ...other } as Server)) {
          expectShort(change);
        }
      }),
    );
    fc.assert(
      fc.property(pair, ([before, after]) => {
        for (const change of diffServers(before, after)) {
          expectShort(change);
          expect(change.before).not.toBe(change.after);
        }
      }),
    );
  });

  it('are none for each kind of noise alone', () => {
    const noisy: Readonly<Record<string, (on: Server) => Server>> = {
      id: (on) => ({ ...on, id: 2 }),
      performance: (on) => ({ ...on, performance: { cpu: 99 } }),
      'operation.status': (on) => ({ ...on, operation: { ...RUNNING, status: 'other' } }),
      'operation.statusInfo': (on) => ({ ...on, operation: { ...RUNNING, statusInfo: { a: 1 } } }),
      'operation.percent': (on) => ({ ...on, operation: { ...RUNNING, percent: 77 } }),
      'operation.step': (on) => ({ ...on, operation: { ...RUNNING, step: { index: 1, count: 2, label: 'x' } } }),
      'operation.progressInfo': (on) => ({ ...on, operation: { ...RUNNING, progressInfo: [1] } }),
      'addresses.statusInfo': (on) => ({ ...on, addresses: on.addresses.map((one) => ({ ...one, statusInfo: 'x' })) }),
      'ipmi.statusInfo': (on) => ({ ...on, ipmi: on.ipmi && { ...on.ipmi, statusInfo: 'x' } }),
      'amt.statusInfo': (on) => ({ ...on, amt: on.amt && { ...on.amt, statusInfo: 'x' } }),
    };
    expect(Object.keys(noisy)).toEqual(NOISE);
    const base: Server = { ...FULL_SERVER, amt: FULL_SERVER.ipmi, operation: RUNNING };
    for (const path of NOISE) {
      const after = noisy[path]?.(base) ?? base;
      expect(after, path).not.toEqual(base);
      expect(diffServers(base, after), path).toEqual([]);
    }
  });

  it('never throw, whatever a copy from another version holds', () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.array(fc.jsonValue()));
    const anyServer = fc.record(Object.fromEntries(FIELDS.map((field) => [field, odd])), { requiredKeys: [] });
    fc.assert(
      fc.property(anyServer, anyServer, server, (one, other, whole) => {
        const [before, after] = [one as unknown as Server, other as unknown as Server];
        for (const change of [
          ...diffServers(before, after),
          ...diffServers(before, whole),
          ...diffServers(whole, after),
          ...changesOfNewServer(before),
          ...changesOfGoneServer(after),
        ]) {
          expectShort(change);
        }
        expect(diffServers(before, structuredClone(before))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('are found in data that is nested or wide beyond reason', () => {
    const nested = (end: number) => JSON.parse(`${'{"a":'.repeat(5_000)}${end}${'}'.repeat(5_000)}`);
    const wide = (end: number) =>
      Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i === 49_999 ? end : i]));
    const bushy = (end: number): unknown => {
      let one: unknown = end;
      for (let depth = 0; depth < 5; depth += 1) one = Array.from({ length: 30 }, () => one);
      return one;
    };
    for (const value of [nested, wide, bushy]) {
      const changes = diffServers(
        { ...FULL_SERVER, hardware: value(1) as never },
        { ...FULL_SERVER, hardware: value(2) as never },
      );
      expect(changes).toHaveLength(1);
      changes.forEach(expectShort);
    }
  });
});

const RUNNING: NonNullable<Server['operation']> = {
  id: 7,
  status: 'in_progress',
  statusInfo: null,
  percent: 10,
  label: 'Reinstall',
  step: null,
  phase: 'running',
  progressInfo: [],
};

function expectShort({ part, before, after }: Change): void {
  for (const text of [part, before, after]) {
    if (text === null) continue;
    expect(text.length).toBeLessThanOrEqual(TEXT_LIMIT);
    expect(text).not.toMatch(/[\r\n\t]/);
  }
}
