import { actOn } from '@renderer/features/search/model/act';
import { linesOf, type Stop, type Tab } from '@renderer/features/search/model/lines';
import { createSearchStore } from '@renderer/features/search/store';
import { expect, test } from 'vitest';
import { createHandBridge } from '../renderer-operations/hand-bridge';
import { aGroup, aHit, anAnswer } from './make';

const address = (server: string | null) => ({
  address: '203.0.113.1',
  server,
  network: null,
  domain: null,
  status: 'ok',
});

function setUp() {
  const store = createSearchStore(createHandBridge());
  const done: string[] = [];
  const ANSWER = anAnswer(
    'x',
    aGroup('AMS1', [1], {
      addresses: { total: 9, first: [address('ds-1'), address('ds-77'), address(null)] },
      users: { total: 1, first: [{ id: 3, email: 'ops@halcyon.example', serverCount: 1, roles: [] }] },
      servers: { total: 30, first: [aHit(1)] },
    }),
    aGroup('FRA2', [1]),
  );
  store.setState({ answer: ANSWER, query: 'x', shown: true });
  const line = (kind: Stop['kind'], at = 0, tab: Tab = 'all') => {
    const lines = linesOf(ANSWER, tab, ['id-FRA2']).filter((one): one is Stop => one.kind === kind);
    return lines[at] as Stop;
  };
  const act = (stop: Stop) =>
    actOn(stop, {
      store,
      onGo: (id) => done.push(`go ${id}`),
      onOpen: (id, server) => done.push(`open ${id} ${server}`),
    });
  return { store, done, act, line };
}

test('a server is opened in its own datacenter', () => {
  const { done, act, line } = setUp();
  act(line('server', 1));
  expect(done).toEqual(['open id-FRA2 1']);
});

test('a datacenter is gone to', () => {
  const { done, act, line } = setUp();
  act(line('go'));
  expect(done).toEqual(['go id-FRA2']);
});

test('an address leads to its server among the results of the same datacenter', () => {
  const { done, act, line } = setUp();
  act(line('address', 0));
  expect(done).toEqual(['open id-AMS1 1']);
});

test('an address of a server that is not among the results searches for that server', () => {
  const { store, done, act, line } = setUp();
  act(line('address', 1));
  expect(store.getState().query).toBe('ds-77');
  expect(done).toEqual([]);
});

test('an address without a server does nothing', () => {
  const { store, done, act, line } = setUp();
  act(line('address', 2));
  expect([store.getState().query, done]).toEqual(['x', []]);
});

test('a user leads to what is theirs', () => {
  const { store, act, line } = setUp();
  act(line('user'));
  expect(store.getState().query).toBe('ops@halcyon.example');
});

test('more addresses are in their own tab', () => {
  const { store, act, line } = setUp();
  act(line('more', 1));
  expect(store.getState().tab).toBe('addresses');
});
