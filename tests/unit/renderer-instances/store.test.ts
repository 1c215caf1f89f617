import { fail, ok, type Result } from '@contract/errors';
import type { Bridge } from '@contract/types/calls';
import type { InstanceView } from '@contract/types/instance';
import { createInstancesStore } from '@renderer/features/instances/store';
import { describe, expect, test } from 'vitest';
import { viewOf } from './views';

type Views = readonly InstanceView[];

function fakeBridge(list: Result<Views>, demo: Result<Views> = fail('demo.failed', { reason: 'ended' })) {
  let tell: (views: Views) => void = () => undefined;
  const answers: Record<string, unknown> = { 'instances.list': list, 'demo.open': demo };
  const bridge = {
    call: async (name: string) => answers[name],
    on: (_event: string, listener: (views: Views) => void) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as Bridge;
  return { bridge, tell: (views: Views) => tell(views) };
}

const [ams, fra, hel] = [viewOf('AMS1'), viewOf('FRA2'), viewOf('HEL1')];

describe('instances store', () => {
  test('shows the first datacenter once the list is there', async () => {
    const { bridge } = fakeBridge(ok([ams, fra]));
    const store = createInstancesStore(bridge);
    expect(store.getState().load.kind).toBe('loading');
    await Promise.resolve();
    await Promise.resolve();
    expect(store.getState()).toMatchObject({ load: { kind: 'ready' }, activeId: 'id-AMS1' });
  });

  test('an event that reorders or renews the list keeps the chosen datacenter', async () => {
    const { bridge, tell } = fakeBridge(ok([]));
    const store = createInstancesStore(bridge);
    tell([ams, fra, hel]);
    store.select('id-FRA2');
    tell([hel, fra, ams]);
    expect(store.getState().activeId).toBe('id-FRA2');
  });

  test('removing the chosen one leaves a datacenter that exists', () => {
    const { bridge, tell } = fakeBridge(ok([]));
    const store = createInstancesStore(bridge);
    tell([ams, fra]);
    store.select('id-FRA2');
    tell([ams]);
    expect(store.getState().activeId).toBe('id-AMS1');
    tell([]);
    expect(store.getState().activeId).toBeNull();
  });

  test('Ctrl and a number beyond the list chooses nothing', () => {
    const { bridge, tell } = fakeBridge(ok([]));
    const store = createInstancesStore(bridge);
    tell([ams, fra]);
    store.selectAt(1);
    expect(store.getState().activeId).toBe('id-FRA2');
    store.selectAt(7);
    expect(store.getState().activeId).toBe('id-FRA2');
  });

  test('a note that was put away stays away, others do not', () => {
    const { bridge } = fakeBridge(ok([]));
    const store = createInstancesStore(bridge);
    store.dismiss('moved id-AMS1 1');
    expect(store.getState().dismissed.has('moved id-AMS1 1')).toBe(true);
    expect(store.getState().dismissed.has('moved id-AMS1 2')).toBe(false);
  });

  test('a demo that did not start is told, and can be tried again', async () => {
    const { bridge } = fakeBridge(ok([]));
    const store = createInstancesStore(bridge);
    const opening = store.openDemo();
    expect(store.getState().demo).toBe('opening');
    await opening;
    expect(store.getState().demo).toMatchObject({ error: { code: 'demo.failed' } });
  });

  test('a list that cannot be had is a failure, not an empty window', async () => {
    const { bridge } = fakeBridge(fail('store.unreadable', { reason: 'damaged' }));
    const store = createInstancesStore(bridge);
    await Promise.resolve();
    await Promise.resolve();
    expect(store.getState().load).toMatchObject({ kind: 'failed' });
  });
});
