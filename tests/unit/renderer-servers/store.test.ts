import { fail, ok } from '@contract/errors';
import type { JsonText } from '@contract/types/json';
import type { ServerDetail, ServerRow } from '@contract/types/server';
import { createServersStore } from '@renderer/features/servers/store';
import { describe, expect, it } from 'vitest';
import { aServer } from '../operations/servers';
import { createHandBridge } from '../renderer-operations/hand-bridge';

const AMS = 'instance-ams';
const FRA = 'instance-fra';

function aDetail(id: number, readAtMs = 1): JsonText<ServerDetail> {
  const server = aServer({ id });
  return JSON.stringify({ server, row: { id } as ServerRow, readAtMs, raw: {}, webConsole: { kind: 'none' } });
}

async function opened() {
  const bridge = createHandBridge();
  const store = createServersStore(bridge);
  void store.open(AMS, 7);
  await bridge.answer('servers.get', ok(aDetail(7)));
  const shown = () => store.getState().open[AMS];
  return { bridge, store, shown };
}

describe('the open server', () => {
  it('shows what is in memory, per datacenter', async () => {
    const { bridge, store, shown } = await opened();
    void store.open(FRA, 7);
    await bridge.answer('servers.get', fail('server.not-found', {}));
    expect(shown()?.detail?.server.id).toBe(7);
    expect(store.getState().open[FRA]).toMatchObject({ detail: null, error: { code: 'server.not-found' } });
  });

  it('is not replaced by the late answer about the one before it', async () => {
    const bridge = createHandBridge();
    const store = createServersStore(bridge);
    void store.open(AMS, 7);
    void store.open(AMS, 8);
    await bridge.answer('servers.get', ok(aDetail(8)), ({ serverId }) => serverId === 8);
    await bridge.answer('servers.get', ok(aDetail(7)), ({ serverId }) => serverId === 7);
    expect(store.getState().open[AMS]).toMatchObject({ serverId: 8, detail: { server: { id: 8 } } });
  });

  it('keeps what was read when reading again fails, and says why', async () => {
    const { bridge, store, shown } = await opened();
    void store.read(AMS);
    expect(shown()?.reading).toBe(true);
    await bridge.answer('servers.read', fail('network.timed-out', { host: 'h', afterMs: 1 }));
    expect(shown()).toMatchObject({ reading: false, detail: { readAtMs: 1 }, error: { code: 'network.timed-out' } });
  });

  it('of another time stays as it was, and is not read from the instance', async () => {
    const bridge = createHandBridge();
    const store = createServersStore(bridge);
    void store.open(AMS, 7, 3);
    await bridge.answer('servers.get', ok(aDetail(7, 5)), ({ asOf }) => asOf === 3);
    void store.read(AMS);
    bridge.tell('servers.changed', { instanceId: AMS, rows: [{ id: 7 } as ServerRow] });
    bridge.tell('inventory.replaced', { instanceId: AMS, readAtMs: 9, differs: true });
    expect(bridge.waiting('servers.read') + bridge.waiting('servers.get')).toBe(0);
    expect(store.getState().open[AMS]?.detail?.readAtMs).toBe(5);
  });

  it('as it is now does not turn into the past by a late answer', async () => {
    const bridge = createHandBridge();
    const store = createServersStore(bridge);
    void store.open(AMS, 7, 3);
    void store.open(AMS, 7);
    await bridge.answer('servers.get', ok(aDetail(7, 9)), ({ asOf }) => asOf === null);
    await bridge.answer('servers.get', ok(aDetail(7, 1)), ({ asOf }) => asOf === 3);
    expect(store.getState().open[AMS]).toMatchObject({ asOf: null, detail: { readAtMs: 9 } });
  });

  it('is read once at a time', async () => {
    const { bridge, store } = await opened();
    void store.read(AMS);
    void store.read(AMS);
    expect(bridge.waiting('servers.read')).toBe(1);
  });

  it('follows what is read elsewhere, and leaves other servers alone', async () => {
    const { bridge, shown } = await opened();
    bridge.tell('servers.changed', { instanceId: AMS, rows: [{ id: 8 } as ServerRow] });
    bridge.tell('servers.changed', { instanceId: FRA, rows: [{ id: 7 } as ServerRow] });
    expect(bridge.waiting('servers.get')).toBe(0);
    bridge.tell('servers.changed', { instanceId: AMS, rows: [{ id: 7 } as ServerRow] });
    await bridge.answer('servers.get', ok(aDetail(7, 2)));
    expect(shown()?.detail?.readAtMs).toBe(2);
  });
});
